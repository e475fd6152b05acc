package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.Limits;
import io.majorincident.contact.CodeLimits;
import io.majorincident.contact.ContactMarks;
import io.majorincident.oncall.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** bpmn/verifyContact.bpmn: a contact counts from when its owner has shown that it is theirs. */
class VerifyContactTest extends PlannersNight {

  private static final String NUMBER = "+4930123456";
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  @Autowired FakeChannel text;
  @Autowired FakeChannel voice;
  @Autowired CodeLimits codes;
  @Autowired FakeChannel chat;
  @Autowired ContactMarks marks;
  @Autowired JdbcClient jdbc;

  @Test
  void aNewNumberIsCalledFromTheNextPageOn() {
    name("ben", Map.of("newContactChannel", "text", "newContactAddress", "+49 (30) 12-34 56"));
    assertThat(inForce().getBody()).as("not before it is verified").isEqualTo(before);
    assertThat(text.to(NUMBER))
        .singleElement()
        .satisfies(sent -> assertThat(code(sent)).hasSize(6));
    assertThat(mail.sent()).as("the code goes to the contact alone").isEmpty();
    assertThat(scenario.task("enterCode").getAssignee()).isEqualTo("ben");

    enter("ben", code(text.sent().get(0)));
    assertThat(inForce().getBody()).contains("{text: \"%s\"}".formatted(NUMBER));
    text.forget();

    scenario.alert("checkout", "critical");
    assertThat(mail.to(BEN)).hasSize(1);
    assertThat(text.sent()).as("a phone a minute later").isEmpty();
    minutes(1);
    assertThat(text.to(NUMBER))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.text()).startsWith("[SEV1]").matches("(?s).*/pages/[\\w-]{32}");
              assertThat(page.text()).hasSizeLessThanOrEqualTo(160);
            });
  }

  @Test
  void whoHasAnsweredGetsNoTextMessageAnyMore() {
    verifyText();
    scenario.alert("checkout", "critical");
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    minutes(4);
    assertThat(text.sent()).isEmpty();
  }

  @Test
  void whenMailAndPushFailThePhoneIsTriedAtOnce() {
    verifyText();
    mail.down(true);
    push.down(true);
    scenario.alert("checkout", "critical");
    assertThat(text.to(NUMBER)).hasSize(1);
    assertThat(mail.to(ANNA)).isEmpty();
  }

  @Test
  void neitherTheAddressNorTheCodeIsEverKeptWithTheProcess() {
    name("ben", Map.of("newContactChannel", "text", "newContactAddress", NUMBER));
    String code = code(text.sent().get(0));
    assertThat(kept(NUMBER)).as("while the code is awaited").isEmpty();
    enter("ben", code);
    assertThat(inForce().getBody()).contains(NUMBER);
    assertThat(kept(NUMBER)).isEmpty();
    assertThat(kept(code)).isEmpty();
    name("ben", Map.of("ownContact", marks.of(new Contact("text", NUMBER))));
    assertThat(kept(marks.of(new Contact("text", NUMBER)))).isEmpty();
  }

  /** Where the engine keeps something that holds this text. */
  private List<String> kept(String secret) {
    return Stream.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")
        .flatMap(
            table ->
                jdbc
                    .sql(
                        "select name_ from %s where text_ like :it or text2_ like :it"
                            .formatted(table))
                    .param("it", "%" + secret + "%")
                    .query(String.class)
                    .list()
                    .stream()
                    .map(name -> table + " " + name))
        .toList();
  }

  @Test
  void aWrongCodeCountsAsATryAndTheSixthIsInVain() {
    name("ben", Map.of("newContactChannel", "voice", "newContactAddress", NUMBER));
    String right = voice.sent().get(0).text().replaceAll("\\D", "").substring(0, 6);
    String wrong = right.equals("000000") ? "000001" : "000000";
    refusedCode("", "What is the code?");
    for (int tries = 0; tries < 5; tries++) {
      refusedCode(wrong, "That is not the code that was sent last.");
    }
    refusedCode(right, "This code counts no more");
    scenario.fastForward(Duration.ofMinutes(15));
    assertThat(scenario.openTasks()).isEmpty();
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void aContactOfThePlanIsVerifiedWithoutAChangeOfThePlan() {
    String mark = marks.of(new Contact("mail", ANNA));
    name("anna", Map.of("ownContact", mark));
    Delivery sent = mail.to(ANNA).get(0);
    assertThat(sent.text()).contains("Hallo Anna Becker", "60 Minuten");
    minutes(59);
    enter("anna", code(sent));
    assertThat(inForce().getBody()).isEqualTo(before);
  }

  @Test
  void onlyTheLastCodeCounts() {
    Map<String, Object> number = Map.of("newContactChannel", "text", "newContactAddress", NUMBER);
    name("ben", number);
    name("ben", number);
    List<String> codes = text.to(NUMBER).stream().map(VerifyContactTest::code).toList();
    String task = scenario.tasks("enterCode").get(0).getId();
    if (!codes.get(0).equals(codes.get(1))) {
      assertThatThrownBy(() -> scenario.complete("ben", byId(task), Map.of("code", codes.get(0))))
          .hasMessageContaining("That is not the code that was sent last.");
    }
    scenario.complete("ben", byId(task), Map.of("code", codes.get(1)));
    assertThat(scenario.tasks("enterCode")).hasSize(1);
  }

  @Test
  void whatIsNoContactIsRefusedAtOnce() {
    refused(Map.of(), "Choose one of your contacts, or name a new one.");
    refused(
        Map.of("ownContact", "x", "newContactChannel", "text"),
        "Choose one of your contacts, or name a new one.");
    refused(Map.of("ownContact", "mail/gone"), "stands in the plan no more");
    refused(Map.of("newContactChannel", "text"), "needs both");
    refused(
        Map.of("newContactChannel", "text", "newContactAddress", "030 123"),
        "The plan does not allow it: '030 123' is unknown or badly written.");
    refused(
        Map.of("newContactChannel", "mail", "newContactAddress", BEN),
        "stands in the plan already");
    refused(
        Map.of("newContactChannel", "mail", "newContactAddress", "a@b.example\"}, {push: x"),
        "The plan does not allow it");
    assertThatThrownBy(() -> scenario.start("admin", "verifyContact", Map.of("ownContact", "x")))
        .hasMessageContaining("You do not stand in the on-call plan.");
    assertThat(text.sent()).isEmpty();
    assertThat(mail.sent()).isEmpty();
  }

  @Test
  void noCodeIsPromisedToAPhoneWhereNoneCanBeReached() {
    scenario.withoutPhoneGateway();
    refused(
        Map.of("newContactChannel", "voice", "newContactAddress", NUMBER),
        "No phone can be reached from here");
    refused(
        Map.of("newContactChannel", "text", "newContactAddress", "030 123"),
        "No phone can be reached from here: an administrator has to set up a gateway first.");
  }

  @Test
  void noMoreCodesGoOutThanTheTableAllows() {
    Map<String, Object> number = Map.of("newContactChannel", "text", "newContactAddress", NUMBER);
    Map<String, Object> call = Map.of("newContactChannel", "voice", "newContactAddress", NUMBER);
    name("ben", number);
    name("ben", call);
    name("anna", number);
    refused(number, "As many codes have gone to that contact as may for now. Try again in 60 min");
    assertThat(text.to(NUMBER)).hasSize(2);
    assertThat(voice.to(NUMBER)).hasSize(1);
    for (int more = 3; more <= 5; more++) {
      name("ben", Map.of("newContactChannel", "text", "newContactAddress", NUMBER + more));
    }
    refused(
        Map.of("newContactChannel", "text", "newContactAddress", NUMBER + 6),
        "You have had as many codes sent as you may for now.");
    assertThat(scenario.tasks("enterCode")).as("nothing was started").hasSize(6);
    minutes(61);
    name("ben", number);
    assertThat(text.to(NUMBER)).hasSize(3);
  }

  @Test
  void whoAsksAtTheSameTimeSharesTheLimit() throws Exception {
    Limits three = Limits.read("3 in PT1H");
    var allowed = new CodeLimits.Allowed(Limits.read("99 in PT1H"), three, three);
    List<Callable<Boolean>> twenty =
        IntStream.range(0, 20)
            .mapToObj(
                who ->
                    (Callable<Boolean>)
                        () ->
                            codes
                                .take("p" + who, new Contact("text", NUMBER + "9"), allowed)
                                .isEmpty())
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(5);
    long taken = 0;
    for (Future<Boolean> one : threads.invokeAll(twenty)) {
      taken += one.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(taken).isEqualTo(3);
  }

  @Test
  void whoHasARuleIsTriedByIt() {
    String channel = "https://chat.muster-shop.example/hooks/ben-secret";
    String read = ask("ben", "/api/plan", String.class).getBody();
    String changed =
        read.replace(
            "      - push: https://push.muster-shop.example/ben\n",
            """
                  - push: https://push.muster-shop.example/ben
                  - chat: %s
                  - voice: "%s"
                notify:
                  high:
                    - {by: chat}
                    - {by: voice, after: 30 seconds}
                    - {by: voice, after: 2 minutes}
                    - {by: mail, after: 3 minutes}
                  low:
                    - {by: chat}
            """
                .formatted(channel, NUMBER));
    assertThat(change("ben", version(), changed).getStatusCode().is2xxSuccessful())
        .as("everybody says how they are reached")
        .isTrue();
    scenario.verify("ben", new Contact("voice", NUMBER));
    var incident = scenario.alert("checkout", "critical");
    assertThat(voice.sent()).as("chat is not verified, so what follows comes first").isEmpty();
    scenario.fastForward(Duration.ofSeconds(30));
    assertThat(voice.to(NUMBER)).hasSize(1);
    assertThat(chat.sent()).isEmpty();
    assertThat(push.sent()).as("not in the rule").isEmpty();
    minutes(2);
    assertThat(voice.to(NUMBER)).hasSize(2);
    assertThat(mail.to(BEN)).isEmpty();
    minutes(1);
    assertThat(mail.to(BEN)).hasSize(1);
    for (String record : List.of("deliveries", "timeline")) {
      String path = "/api/incidents/%s/%s".formatted(incident.number(), record);
      assertThat(ask("clara", path, String.class).getBody())
          .as("numbers are private")
          .contains("ben (voice)")
          .doesNotContain(NUMBER);
    }

    scenario.verify("ben", new Contact("chat", channel));
    scenario.complete("ben", "acknowledgePage", Map.of("answer", "accept"));
    assertThat(chat.sent()).as("what is told once goes where he looks first").isNotEmpty();
    assertThat(mail.to(BEN)).hasSize(1);
  }

  @Test
  void nobodySaysHowAnotherIsReached() {
    String read = ask("anna", "/api/plan", String.class).getBody();
    String changed = read.replace("b...@muster-shop.example", "anna@muster-shop.example");
    assertThat(changed).isNotEqualTo(read);
    assertThat(change("anna", version(), changed).getStatusCode().value()).isEqualTo(403);
  }

  private void verifyText() {
    name("ben", Map.of("newContactChannel", "text", "newContactAddress", NUMBER));
    enter("ben", code(text.sent().get(0)));
    text.forget();
  }

  private void name(String person, Map<String, Object> form) {
    scenario.start(person, "verifyContact", form);
    scenario.settle();
  }

  private void enter(String person, String code) {
    scenario.complete(person, "enterCode", Map.of("code", code));
  }

  private void refusedCode(String code, String why) {
    assertThatThrownBy(() -> enter("ben", code)).hasMessageContaining(why);
  }

  private void refused(Map<String, Object> form, String why) {
    assertThatThrownBy(() -> scenario.start("ben", "verifyContact", form))
        .hasMessageContaining(why);
  }

  private org.camunda.bpm.engine.task.Task byId(String id) {
    return scenario.tasks("enterCode").stream()
        .filter(task -> task.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String code(Delivery sent) {
    Matcher code = CODE.matcher(sent.subject() + " " + sent.text());
    assertThat(code.find()).isTrue();
    return code.group();
  }
}
