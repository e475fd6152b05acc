package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages to one contact: not too many, and those about several matters together. */
class PaceTest {

  private static final String ANNA = "+493011";
  private static final String LIMITS = "1 in PT1M, 3 in PT15M";

  private final MovableClock clock = new MovableClock();
  private final FakeSender text = new FakeSender("text");
  private final FakeSender voice = new FakeSender("voice");
  private final Heard heard = new Heard();
  private Node node;

  @BeforeEach
  void start() {
    node = new Node(ChannelDatabase.empty(), clock, text, voice, heard);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void whatIsOverTheLimitWaitsAndIsNotLost() {
    IntStream.rangeClosed(1, 4).forEach(i -> limited("text-" + i, "MI-1"));
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(node.dispatchDue()).isZero();
    assertThat(waiting("MI-1")).allSatisfy(it -> assertThat(it.attempts()).isZero());
    assertThat(waiting("MI-1")).extracting("dueAt").containsOnly(clock.instant().plusSeconds(60));
    seconds(59);
    assertThat(node.dispatchDue()).isZero();
    seconds(1);
    assertThat(node.dispatchDue()).isEqualTo(1);
    seconds(60);
    assertThat(node.dispatchDue()).isEqualTo(1);
    seconds(60);
    assertThat(node.dispatchDue()).as("three in a quarter of an hour").isZero();
    seconds(12 * 60 - 1);
    assertThat(node.dispatchDue()).isZero();
    seconds(1);
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(text.keys()).containsExactlyInAnyOrder("text-1", "text-2", "text-3", "text-4");
    assertThat(heard.sentences()).filteredOn(it -> it.startsWith("PutOff")).hasSize(3 + 2 + 1);
  }

  @Test
  void anotherContactHasLimitsOfItsOwn() {
    limited("text-1", "MI-1");
    add("text", "text-2", "+493022", "MI-1", "", LIMITS, null, 1, 0);
    add("voice", "voice-1", ANNA, "MI-1", "", LIMITS, null, 1, 0);
    assertThat(node.dispatchDue()).isEqualTo(3);
  }

  @Test
  void whatHasNoPaceIsNeitherCountedNorHeldUp() {
    node.add(plain("note-1"));
    limited("text-1", "MI-1");
    node.add(plain("note-2"));
    assertThat(node.dispatchDue()).isEqualTo(3);
    node.add(plain("note-3"));
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void anotherAttemptIsNotAnotherMessage() {
    text.isDown();
    limited("text-1", "MI-1");
    node.dispatchDue();
    text.works();
    seconds(1);
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(text.keys()).containsExactly("text-1");
  }

  @Test
  void whatWasGivenUpDoesNotCount() {
    text.refuses();
    limited("text-1", "MI-1");
    node.dispatchDue();
    text.works();
    limited("text-2", "MI-1");
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void whatIsPutOffLetsTheNextOfItsLineGoOutAtOnce() {
    limited("text-1", "MI-1");
    add("text", "text-2", ANNA, "MI-1", "page-2 anna", LIMITS, null, 1, 0);
    add("voice", "voice-2", ANNA, "MI-1", "page-2 anna", LIMITS, null, 1, 60);
    add("voice", "voice-2-again", ANNA, "MI-1", "page-2 anna", LIMITS, null, 1, 600);
    node.dispatchDue();
    assertThat(text.keys()).hasSize(1);
    assertThat(voice.keys()).containsExactly("voice-2");
    seconds(60);
    node.dispatchDue();
    assertThat(text.keys()).containsExactlyInAnyOrder("text-1", "text-2");
    assertThat(voice.keys()).as("the one after it keeps its time").hasSize(1);
  }

  @Test
  void whatIsPutOffOnceMoreBringsNothingForward() {
    IntStream.rangeClosed(1, 3).forEach(i -> limited("text-" + i, "MI-1"));
    add("text", "text-4", ANNA, "MI-1", "page-4 anna", LIMITS, null, 1, 0);
    add("voice", "voice-4", ANNA, "MI-1", "page-4 anna", LIMITS, null, 1, 600);
    add("voice", "voice-4-again", ANNA, "MI-1", "page-4 anna", LIMITS, null, 1, 1200);
    for (int minute = 0; minute < 5; minute++) {
      node.dispatchDue();
      seconds(60);
    }
    assertThat(voice.keys()).containsExactly("voice-4");
  }

  @Test
  void whatFailsLetsTheNextGoOutThatNoLimitHolds() {
    add("text", "text-1", ANNA, "MI-1", "page-1 anna", LIMITS, null, 1, 0);
    add("text", "text-2", ANNA, "MI-1", "page-1 anna", LIMITS, null, 1, 0);
    add("voice", "voice-1", ANNA, "MI-1", "page-1 anna", LIMITS, null, 1, 120);
    text.isDown();
    node.dispatchDue();
    assertThat(voice.keys()).containsExactly("voice-1");
  }

  @Test
  void severalMattersForOneContactGoOutTogether() {
    bundle("text-1", "MI-1", 2);
    node.dispatchDue();
    bundle("text-2", "MI-2", 2);
    bundle("text-3", "MI-3", 1);
    seconds(60);
    bundle("text-4", "MI-4", 2);
    later("text-5", "MI-5", 150);
    assertThat(node.dispatchDue()).isZero();
    seconds(60);
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(text.sent).hasSize(2).last().satisfies(this::isTogether);
    assertThat(node.outbox().of("MI-4").get(0).sentAs()).isEqualTo(text.sent.get(1).key());
    assertThat(node.outbox().of("MI-1").get(0).sentAs()).isNull();
    assertThat(heard.sentences())
        .contains("Bundled text-4 1", "Delivered text-2 1", "Delivered text-5 1");
    seconds(3600);
    assertThat(node.dispatchDue()).isZero();
  }

  /** The most urgent first, and among them what would have been due soon. */
  private void isTogether(Delivery one) {
    assertThat(one.subject()).isEqualTo("text-3|text-2|text-4|text-5");
    assertThat(one.key()).matches("text-[2-4]/together");
  }

  @Test
  void anotherPageAboutTheSameDoesNotWait() {
    bundle("text-1", "MI-1", 1);
    node.dispatchDue();
    seconds(60);
    bundle("text-1-again", "MI-1", 1);
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void aFailureIsNoMessageToWaitFor() {
    text.isDown();
    bundle("text-1", "MI-1", 1);
    node.dispatchDue();
    bundle("text-2", "MI-2", 1);
    node.dispatchDue();
    assertThat(heard.sentences()).contains("Failed text-2 1").noneMatch(it -> it.startsWith("Put"));
  }

  @Test
  void whatIsCancelledMeanwhileIsNotInIt() {
    waitTogether();
    node.inTransaction(() -> node.outbox().cancelAll("MI-3"));
    seconds(120);
    node.dispatchDue();
    assertThat(text.sent).last().extracting(Delivery::subject).isEqualTo("text-2|text-4");
  }

  @Test
  void whatIsLeftAloneGoesOutAsItself() {
    waitTogether();
    node.inTransaction(() -> node.outbox().cancelAll("MI-3") + node.outbox().cancelAll("MI-4"));
    seconds(120);
    node.dispatchDue();
    assertThat(text.keys()).containsExactly("text-1", "text-2");
  }

  @Test
  void aBundleIsRepeatedWithTheSameKeyAndWithoutWhatIsNotWantedAnyMore() {
    waitTogether();
    seconds(120);
    List<Delivery> tried = new ArrayList<>();
    text.trouble =
        delivery -> {
          tried.add(delivery);
          throw new TemporaryFailure("the line is dead");
        };
    node.dispatchDue();
    node.inTransaction(() -> node.outbox().cancelAll("MI-3"));
    seconds(1);
    node.dispatchDue();
    node.inTransaction(() -> node.outbox().cancelAll("MI-4"));
    text.works();
    seconds(3);
    node.dispatchDue();
    assertThat(tried)
        .extracting(Delivery::subject)
        .containsExactly("text-2|text-3|text-4", "text-2|text-4");
    Delivery last = text.sent.get(1);
    assertThat(last.subject()).as("alone, and as it is").isEqualTo("page");
    assertThat(tried).extracting(Delivery::key).containsOnly(last.key());
    assertThat(node.outbox().of("MI-2").get(0).attempts()).isEqualTo(3);
    assertThat(node.outbox().recorded("MI-4").get(0).tries()).hasSize(2);
    assertThat(heard.sentences()).contains("Cancelled text-3 1", "Delivered text-2 3");
  }

  @Test
  void aBundleThatWasCutOffGoesOutWholeUnderItsKey() {
    waitTogether();
    seconds(120);
    Parcel cutOff = node.get(Claims.class).next("text", List.of(), clock.instant()).orElseThrow();
    assertThat(node.dispatchDue()).as("ours until the lease ends").isZero();
    JdbcClient.create(ChannelDatabase.asItIs())
        .sql(
            "update delivery set leased_until = now() - interval '1 second' where leased_until is not null")
        .update();
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(text.sent)
        .last()
        .satisfies(
            it -> {
              assertThat(it.key()).isEqualTo(cutOff.key());
              assertThat(it.subject()).isEqualTo("text-2|text-3|text-4");
            });
  }

  @Test
  void aBundleThatIsGivenUpIsGivenUpForEachOfThem() {
    waitTogether();
    seconds(120);
    text.refuses();
    node.dispatchDue();
    assertThat(heard.sentences())
        .contains("GivenUp text-2 1", "GivenUp text-3 1", "GivenUp text-4 1");
  }

  @Test
  void aBundleCountsAsOneMessageForTheLimits() {
    Limits two = Limits.read("2 in PT15M");
    for (int i = 1; i <= 4; i++) {
      add("text-" + i, "MI-" + i, new Pace(two, Duration.ofMinutes(2), 1), 0);
    }
    node.dispatchDue();
    seconds(120);
    node.dispatchDue();
    assertThat(text.sent).hasSize(2);
    seconds(120);
    add("text-5", "MI-1", new Pace(two, null, 1), 0);
    assertThat(node.dispatchDue()).as("two have gone out").isZero();
    seconds(15 * 60 - 240);
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void theFirstThreeMattersGoOutAtOnceAndFurtherOnesTogetherWithinAMinute() {
    for (int i = 1; i <= 5; i++) {
      severe("text-" + i, "MI-" + i);
      node.dispatchDue();
      seconds(1);
    }
    assertThat(text.keys()).containsExactly("text-1", "text-2", "text-3");
    seconds(58);
    node.dispatchDue();
    assertThat(text.sent)
        .hasSize(4)
        .last()
        .extracting(Delivery::subject)
        .isEqualTo("text-4|text-5");
    seconds(57);
    severe("text-6", "MI-6");
    assertThat(node.dispatchDue()).as("three have gone out within two minutes").isZero();
    seconds(5);
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void noLimitHoldsTheFirstPageAboutSomethingButWhatRepeatsIt() {
    severe("text-1", "MI-1");
    node.dispatchDue();
    severe("text-1-again", "MI-1");
    severe("text-2", "MI-2");
    node.dispatchDue();
    assertThat(text.keys()).containsExactly("text-1", "text-2");
    seconds(60);
    node.dispatchDue();
    assertThat(text.keys()).contains("text-1-again");
  }

  @Test
  void whatIsLessSevereHoldsUpNothingAndWaitsItself() {
    for (int i = 1; i <= 3; i++) {
      add("text-" + i, "MI-" + i, new Pace(Limits.NONE, null, 3), 0);
    }
    node.dispatchDue();
    assertThat(text.sent).hasSize(3);
    severe("text-4", "MI-4");
    add("text-5", "MI-5", new Pace(Limits.NONE, Duration.ofMinutes(2), 3), 0);
    node.dispatchDue();
    assertThat(text.keys()).hasSize(4).endsWith("text-4");
    seconds(119);
    assertThat(node.dispatchDue()).isZero();
    seconds(1);
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void withoutABundleTheLimitsHoldWhatIsTooManyAtOnce() {
    for (int i = 1; i <= 2; i++) {
      Pace pace = new Pace(Limits.read(LIMITS), null, 1, Limits.read("1 in PT2M"));
      add("text-" + i, "MI-" + i, pace, 0);
    }
    assertThat(node.dispatchDue()).isEqualTo(1);
    seconds(60);
    assertThat(node.dispatchDue()).isEqualTo(1);
  }

  @Test
  void aListenerThatRefusesStopsNothing() {
    heard.reaction =
        event -> {
          if (event instanceof DeliveryEvent.PutOff || event instanceof DeliveryEvent.Bundled) {
            throw new IllegalStateException("does not want to hear");
          }
        };
    waitTogether();
    seconds(120);
    assertThat(node.dispatchDue()).isEqualTo(1);
    assertThat(text.sent).hasSize(2);
  }

  @Test
  void manyThreadsOfTwoNodesDoNotSendMoreThanAllowed() {
    String on = "majorincident.channel.dispatching=true";
    String often = "majorincident.channel.poll=20ms";
    try (Node one =
            new Node(ChannelDatabase.asItIs(), List.of(on, often), Clock.systemUTC(), text);
        Node other =
            new Node(ChannelDatabase.asItIs(), List.of(on, often), Clock.systemUTC(), text)) {
      one.inTransaction(
          () ->
              IntStream.range(0, 60)
                  .filter(
                      i ->
                          one.outbox()
                              .add(
                                  page("text-" + i, "MI-1"),
                                  Duration.ZERO,
                                  "",
                                  new Pace(Limits.read("3 in PT1H"), null, 1)))
                  .count());
      await()
          .until(
              () ->
                  waiting("MI-1").stream()
                      .allMatch(
                          it -> it.dueAt().isAfter(Clock.systemUTC().instant().plusSeconds(60))));
      assertThat(text.sent).hasSize(3);
      assertThat(waiting("MI-1")).hasSize(57);
    }
  }

  /** One has gone out, and three about other matters wait for the bundle. */
  private void waitTogether() {
    bundle("text-1", "MI-1", 1);
    node.dispatchDue();
    IntStream.rangeClosed(2, 4).forEach(i -> bundle("text-" + i, "MI-" + i, 1));
    node.dispatchDue();
    assertThat(text.keys()).containsExactly("text-1");
  }

  private void seconds(long seconds) {
    clock.forward(Duration.ofSeconds(seconds));
  }

  private List<DeliveryStatus> waiting(String reference) {
    return node.outbox().of(reference).stream()
        .filter(it -> it.state() == DeliveryStatus.State.WAITING)
        .toList();
  }

  private void limited(String key, String reference) {
    add("text", key, ANNA, reference, "", LIMITS, null, 1, 0);
  }

  private void bundle(String key, String reference, int rank) {
    add("text", key, ANNA, reference, "", "", Duration.ofMinutes(2), rank, 0);
  }

  /** As the first pages about a major incident go out. */
  private void severe(String key, String reference) {
    Pace pace = new Pace(Limits.read(LIMITS), Duration.ofMinutes(1), 1, Limits.read("3 in PT2M"));
    add(key, reference, pace, 0);
  }

  private void later(String key, String reference, long seconds) {
    add("text", key, ANNA, reference, "", "", Duration.ofMinutes(2), 2, seconds);
  }

  private void add(String key, String reference, Pace pace, long after) {
    node.inTransaction(
        () -> node.outbox().add(page(key, reference), Duration.ofSeconds(after), "", pace));
  }

  private void add(
      String channel,
      String key,
      String recipient,
      String reference,
      String line,
      String limits,
      Duration within,
      int rank,
      long after) {
    Delivery delivery =
        new Delivery(key, channel, recipient, "page", "", reference, reference, Urgency.HIGH);
    Pace pace = new Pace(Limits.read(limits), within, rank);
    node.inTransaction(() -> node.outbox().add(delivery, Duration.ofSeconds(after), line, pace));
  }

  private static Delivery page(String key, String reference) {
    return new Delivery(key, "text", ANNA, "page", "", "", reference, Urgency.HIGH);
  }

  private static Delivery plain(String key) {
    return new Delivery(key, "text", ANNA, "note", "", "", "MI-1", Urgency.HIGH);
  }
}
