package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages into chat rooms, to a real HTTP receiver. */
class ChatSenderTest extends HttpSenderTest {

  @Override
  Sender sender(Duration within) {
    return new ChatSender(post(within), SwitchedChat.noButtons());
  }

  @Override
  Delivery delivery() {
    return saying("Shop \"down\"", "Größe\nhttp://localhost/pages/secret");
  }

  @Test
  void postsAsAnIncomingWebhookReadsIt() throws Exception {
    send(delivery());
    assertThat(receiver.methods).containsExactly("POST");
    assertThat(receiver.paths).containsExactly("/services/T0/secret-hook");
    assertThat(receiver.keys).containsExactly("MI-2026-0001/page/anna");
    assertThat(receiver.headers.get(0).get("Content-Type")).containsExactly("application/json");
    assertThat(receiver.authorizations).containsExactly("none");
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"text\":\"*Shop \\\"down\\\"*\\nGröße\\nhttp://localhost/pages/secret\"}");
  }

  @Test
  void callsNobodyByAccident() throws Exception {
    send(saying("<!channel> A & B", "a < b && c > d &amp; <@U1|anna>"));
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"text\":\"*&lt;!channel&gt; A &amp; B*\\na &lt; b &amp;&amp; c &gt; d &amp;amp; &lt;@U1|anna&gt;\"}");
  }

  @Test
  void drawsNoStarsAroundNothing() throws Exception {
    send(saying(" ", "text"));
    send(saying(" two\nlines ", "text"));
    assertThat(receiver.bodies)
        .containsExactly("{\"text\":\"text\"}", "{\"text\":\"*two lines*\\ntext\"}");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address : List.of("#general", "ftp://host/x", "http://", "http://a b")) {
      assertThatThrownBy(() -> send(delivery("chat", address, "s", "t")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no http or https address");
    }
  }

  @Test
  void slackShowsButtonsWhereTheyAreTaken() throws Exception {
    Sender slack = with(new SlackSettings(host(), "", "secret"), SwitchedChat.noMattermost());
    slack.send(asking("a < b\n", "I take it", "I can't"));
    slack.send(asking("last", "I take it"));
    slack.send(saying("Shop", "Tasklist:\n[I take it]\nhttp://localhost/pages/x"));
    assertThat(receiver.bodies.get(0))
        .isEqualTo(
            "{\"text\":\"*Shop*\\na &lt; b\\n\",\"blocks\":["
                + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*Shop*\\na &lt; b\\n\"}},"
                + "{\"type\":\"actions\",\"elements\":["
                + "{\"type\":\"button\",\"action_id\":\"accept\",\"text\":{\"type\":\"plain_text\",\"text\":\"I take it\"},\"value\":\"s3-cret_\",\"style\":\"primary\"},"
                + "{\"type\":\"button\",\"action_id\":\"decline\",\"text\":{\"type\":\"plain_text\",\"text\":\"I can't\"},\"value\":\"s3-cret_\"}]}]}");
    assertThat(receiver.bodies.get(1)).contains("accept").doesNotContain("decline");
    assertThat(receiver.bodies.get(2)).doesNotContain("blocks");
  }

  @Test
  void aLongMessageStillFitsIntoABlock() throws Exception {
    Sender slack = with(new SlackSettings(host(), "", "secret"), SwitchedChat.noMattermost());
    slack.send(asking("&".repeat(9000), "I take it"));
    String text = Json.read(receiver.bodies.get(0)).at("/blocks/0/text/text").asText();
    assertThat(text).hasSizeLessThanOrEqualTo(3000).endsWith("&amp;...");
  }

  @Test
  void mattermostShowsButtonsWhereTheyAreTaken() throws Exception {
    Sender mattermost =
        with(SwitchedChat.noSlack(), new MattermostSettings(receiver.address(), "", ""));
    mattermost.send(asking("It is down.", "Ja"));
    assertThat(receiver.bodies)
        .containsExactly(
            "{\"text\":\"*Shop*\\nIt is down.\",\"attachments\":[{\"actions\":["
                + "{\"id\":\"accept\",\"type\":\"button\",\"name\":\"Ja\",\"integration\":"
                + "{\"url\":\"http://localhost:8080/api/chat/mattermost\",\"context\":"
                + "{\"action\":\"accept\",\"secret\":\"s3-cret_\",\"subject\":\"*Shop*\"}}}]}]}");
  }

  @Test
  void whereNobodyTakesThemThereAreNone() throws Exception {
    send(asking("It is down.", "Ja", "Nein"));
    assertThat(receiver.bodies).containsExactly("{\"text\":\"*Shop*\\nIt is down.\"}");
  }

  private Delivery asking(String text, String... answers) {
    Action action = new Action("Open", "http://localhost/pages/s3-cret_", List.of(answers), "", "");
    return saying("Shop", text).asking(action);
  }

  private String host() {
    return receiver.address().replaceAll("/$", "");
  }

  private static Sender with(SlackSettings slack, MattermostSettings mattermost) {
    ChatButtons buttons =
        new ChatButtons(slack, mattermost, new MovableClock(), SwitchedChat.BASE_URL);
    return new ChatSender(post(HttpPost.WITHIN), buttons);
  }

  private Delivery saying(String subject, String text) {
    return delivery("chat", receiver.address() + "services/T0/secret-hook", subject, text);
  }
}
