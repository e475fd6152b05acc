package io.majorincident.channel;

import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whether telephones are reached follows from the settings of the gateway. */
class PhoneSettingsTest {

  private static final String PHONE = "majorincident.channel.phone.";
  private static final String ANNA = "+4915112345678";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void nobodyIsCalledWithoutAGateway() {
    PhoneSettings none = new PhoneSettings("", "", " ", "");
    assertThat(none.isConfigured()).isFalse();
    assertThat(none.url()).isEqualTo("https://api.twilio.com");
  }

  @Test
  void aGatewayNeedsAllThree() {
    assertThat(settings("AC12", "s3cret", "+493012345678").isConfigured()).isTrue();
    assertThatThrownBy(() -> settings("AC12", "", ""))
        .hasMessageEndingWith("or none of them. Set .from and .token too.");
    assertThatThrownBy(() -> settings("AC12", "s3cret", " "))
        .hasMessageEndingWith("Set .from too.")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> settings("", "s3cret", "+493012345678"))
        .hasMessageEndingWith("Set .account too.");
  }

  @Test
  void aMistakeStopsTheStart() {
    assertThatThrownBy(() -> settings("AC12/../x", "s3cret", "+493012345678"))
        .hasMessageContaining("phone.account is no id");
    assertThatThrownBy(() -> settings("AC12", "s3cret", "030 123"))
        .hasMessageContaining("phone.from is '030 123', but must be a telephone number");
    for (String url :
        List.of("api.twilio.com", "ftp://a.example", "https://", "https://a@b", "https://a|b/")) {
      assertThatThrownBy(() -> new PhoneSettings(url, "AC12", "s3cret", "+493012345678"))
          .as(url)
          .hasMessageContaining("phone.url is no http or https address");
    }
  }

  @Test
  void theTokenIsNeverShown() {
    assertThat(settings("AC12", "s3cret", "+493012345678"))
        .hasToString("PhoneSettings[url=https://api.twilio.com, account=AC12, from=+493012345678]");
  }

  @Test
  void halfAGatewayStopsTheStartWithoutShowingTheToken() {
    List<String> half = List.of(PHONE + "account=AC12", PHONE + "token=s3cret");
    assertThatThrownBy(() -> new Node(ChannelDatabase.empty(), half, clock))
        .hasRootCauseMessage(
            "The phone gateway needs majorincident.channel.phone.account, .token and .from, or none of them. Set .from too.")
        .satisfies(
            failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret"));
  }

  @Test
  void withoutAGatewayTelephonesAreGivenUpAtOnce() {
    Heard heard = new Heard();
    try (Node node = new Node(ChannelDatabase.empty(), clock, mailServer(), heard)) {
      assertThat(node.get(PhoneGateway.class).isThere()).isFalse();
      node.add(page("text-anna", "text", "", Urgency.LOW));
      node.add(page("call-anna", "voice", "", Urgency.LOW));
      assertThat(node.dispatchDue()).isEqualTo(2);
      assertThat(List.of(node.status("text-anna"), node.status("call-anna")))
          .allMatch(status -> status.state() == DeliveryStatus.State.GIVEN_UP)
          .allMatch(
              status ->
                  status
                      .lastError()
                      .equals(
                          "There is no phone gateway: set majorincident.channel.phone.account, .token and .from."));
    }
    assertThat(heard.sentences())
        .containsExactlyInAnyOrder("GivenUp text-anna 1", "GivenUp call-anna 1");
  }

  @Test
  void withAGatewayTelephonesAreReachedEvenWhereThereIsNoMailServer() throws Exception {
    try (Receiver receiver = new Receiver()) {
      reachedBy(receiver);
      reachedBy(receiver, mailServer());
      assertThat(receiver.paths)
          .containsExactlyInAnyOrder(
              "/2010-04-01/Accounts/AC12/Messages.json",
              "/2010-04-01/Accounts/AC12/Calls.json",
              "/2010-04-01/Accounts/AC12/Messages.json",
              "/2010-04-01/Accounts/AC12/Calls.json");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void chatAndNtfyGoOutWithAMailServer() throws Exception {
    try (Receiver receiver = new Receiver();
        Node node = new Node(ChannelDatabase.empty(), clock, mailServer())) {
      node.add(to("chat", receiver.address() + "hook"));
      node.add(to("ntfy", receiver.address() + "topic"));
      assertThat(node.dispatchDue()).isEqualTo(2);
      assertThat(receiver.paths).containsExactlyInAnyOrder("/hook", "/");
    }
  }

  private void reachedBy(Receiver receiver, Object... beans) {
    List<String> settings =
        List.of(
            "majorincident.channel.outgoing=" + folder,
            PHONE + "url=" + receiver.address(),
            PHONE + "account=AC12",
            PHONE + "token=s3cret",
            PHONE + "from=+493012345678");
    List<Object> all = new ArrayList<>(List.of(beans));
    all.add(clock);
    try (Node node = new Node(ChannelDatabase.empty(), settings, all.toArray())) {
      assertThat(node.get(PhoneGateway.class).isThere()).isTrue();
      node.add(to("text", ANNA));
      node.add(to("voice", ANNA));
      assertThat(node.dispatchDue()).isEqualTo(2);
    }
  }

  private static Delivery to(String channel, String recipient) {
    return new Delivery(
        channel + "-anna", channel, recipient, "s", "t", "", "MI-2026-0001", Urgency.HIGH);
  }

  private static JavaMailSenderImpl mailServer() {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    return server;
  }

  private static PhoneSettings settings(String account, String token, String from) {
    return new PhoneSettings("https://api.twilio.com/", account, token, from);
  }
}
