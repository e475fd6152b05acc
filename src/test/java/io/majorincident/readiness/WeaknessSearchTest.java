package io.majorincident.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.Reachability;
import io.majorincident.oncall.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is found in a plan, told with a shop in Berlin two weeks before summer time begins. */
class WeaknessSearchTest {

  private static final Instant MONDAY = Instant.parse("2026-03-16T08:00:00Z");

  private static final String EVERY_WEEK =
      """
            rotation:
              start: 2026-01-05
              handoverDay: Monday
              handoverTime: 09:00
              people: [anna, ben, clara]
      """;

  private static final String WORKDAYS =
      """
            schedule:
              layers:
                - name: workdays
                  people: [anna, ben, clara]
                  every: 1 week
                  start: 2026-01-05
                  times: [days: [Monday, Tuesday, Wednesday, Thursday, Friday]]
      """;

  private static final Function<Person, List<String>> ALL_ARRIVES = person -> List.of();

  /** Those who have a phone; nobody at all means that there is no gateway. */
  private record Phones(Set<String> owners) implements Reachability {

    @Override
    public boolean hasVerifiedPhone(Person person) {
      return owners.contains(person.id());
    }

    @Override
    public boolean canVerifyPhones() {
      return !owners.isEmpty();
    }
  }

  private static final Phones EVERYBODY = new Phones(Set.of("anna", "ben", "clara", "mia"));

  @Test
  void inAPlanWithoutWeaknessNothingIsFound() {
    assertThat(found(EVERY_WEEK, MONDAY)).isEmpty();
  }

  @Test
  void whereNoLayerAnswersThatIsSaidOnceWithTheNextTimeAlsoOverTheChangeToSummerTime() {
    assertThat(found(WORKDAYS, MONDAY))
        .extracting(Weakness::kind, Weakness::key, Weakness::span)
        .containsExactly(
            tuple(
                WeaknessKind.UNPLANNED,
                "unplanned/shop",
                span("2026-03-20T23:00:00Z", "2026-03-22T23:00:00Z")));
    assertThat(found(WORKDAYS, MONDAY.plus(Duration.ofDays(7))))
        .extracting(Weakness::key, Weakness::span, weakness -> weakness.span().length())
        .as("the same, an hour less")
        .containsExactly(
            tuple(
                "unplanned/shop",
                span("2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z"),
                Duration.ofHours(47)));
  }

  @Test
  void aGapIsTheSameOnEveryMorningAlsoOnceItHasBegun() {
    String away =
        EVERY_WEEK
            + absent("anna", "2026-03-18", "2026-03-20")
            + absent("ben", "2026-03-18", "2026-03-20")
            + absent("clara", "2026-03-18", "2026-03-20");
    assertThat(gaps(away, MONDAY)).containsExactly("gap/shop/2026-03-17T23:00:00Z");
    assertThat(gaps(away, MONDAY.plus(Duration.ofDays(1)))).isEqualTo(gaps(away, MONDAY));
    assertThat(gaps(away, MONDAY.plus(Duration.ofDays(3)))).isEqualTo(gaps(away, MONDAY));
    assertThat(gaps(away, MONDAY.plus(Duration.ofDays(7)))).as("is over").isEmpty();
  }

  private static List<String> gaps(String schedule, Instant now) {
    return found(schedule, now).stream()
        .filter(weakness -> weakness.kind() == WeaknessKind.GAP)
        .map(Weakness::key)
        .toList();
  }

  @Test
  void whereNobodyHasBeenOnCallForYearsThatStaysTheSame() {
    String overLongAgo =
        WORKDAYS.replace("start: 2026-01-05", "start: 2024-01-01\n            end: 2024-06-30");
    List<Weakness> today = found(overLongAgo, MONDAY);
    assertThat(today)
        .extracting(Weakness::kind, Weakness::span)
        .containsExactly(
            tuple(WeaknessKind.UNPLANNED, new Span(Weakness.LONG_AGO, Weakness.SOMETIME)));
    assertThat(found(overLongAgo, MONDAY.plus(Duration.ofDays(1))))
        .extracting(Weakness::key)
        .containsExactly(today.get(0).key());
  }

  @Test
  void aLayerOfWhichEverybodyIsAwayLeavesAGapAndAbsencesThatCollide() {
    String away =
        EVERY_WEEK
            + absent("anna", "2026-03-18", "2026-03-20")
            + absent("ben", "2026-03-19", "2026-03-22")
            + absent("clara", "2026-03-20", "2026-03-20");
    assertThat(found(away, MONDAY))
        .extracting(Weakness::kind, Weakness::span, Weakness::detail)
        .containsExactly(
            tuple(WeaknessKind.GAP, span("2026-03-19T23:00:00Z", "2026-03-20T23:00:00Z"), ""),
            tuple(
                WeaknessKind.COLLIDING_ABSENCES,
                span("2026-03-18T23:00:00Z", "2026-03-20T23:00:00Z"),
                "Anna, Ben, Clara"));
  }

  @Test
  void whatLastsLongerThanIsLookedAheadIsToldWithItsEnd() {
    String away =
        EVERY_WEEK
            + absent("anna", "2026-03-20", "2026-04-30")
            + absent("ben", "2026-03-20", "2026-04-30")
            + absent("clara", "2026-03-20", "2026-05-10");
    assertThat(found(away, MONDAY))
        .extracting(Weakness::kind, Weakness::span)
        .containsExactly(
            tuple(WeaknessKind.GAP, span("2026-03-19T23:00:00Z", "2026-04-30T22:00:00Z")),
            tuple(
                WeaknessKind.COLLIDING_ABSENCES,
                span("2026-03-19T23:00:00Z", "2026-04-30T22:00:00Z")));
    assertThat(found(away, Instant.parse("2026-03-05T08:00:00Z"))).as("is far ahead").isEmpty();
  }

  @Test
  void twoOfFourWhoAreAwayDoNotCollide() {
    String four =
        EVERY_WEEK.replace("people: [anna, ben, clara]", "people: [anna, ben, clara, mia]")
            + absent("anna", "2026-03-18", "2026-03-20")
            + absent("ben", "2026-03-19", "2026-03-22");
    assertThat(search(plan(four, "[anna, ben, clara, mia]"), EVERYBODY, ALL_ARRIVES, MONDAY))
        .isEmpty();
    assertThat(found(EVERY_WEEK + absent("anna", "2026-03-18", "2026-03-20"), MONDAY)).isEmpty();
  }

  @Test
  void whoTellsAtNoonThatTheyAreAwayIsFoundAtNoon() {
    Instant noon = MONDAY.plus(Duration.ofHours(3));
    String alone = EVERY_WEEK.replace("[anna, ben, clara]", "[anna]");
    assertThat(search(plan(alone, "[anna]"), EVERYBODY, ALL_ARRIVES, MONDAY)).isEmpty();
    String away = alone + absent("anna", "2026-03-16 12:30", "2026-03-17");
    assertThat(search(plan(away, "[anna]"), EVERYBODY, ALL_ARRIVES, noon))
        .extracting(Weakness::kind, Weakness::span)
        .containsExactly(
            tuple(WeaknessKind.GAP, span("2026-03-16T11:30:00Z", "2026-03-17T23:00:00Z")));
  }

  @Test
  void anEscalationEndsAtNobodyWhereAllOthersAndEveryManagerAreAway() {
    String away =
        EVERY_WEEK
            + absent("ben", "2026-03-18", "2026-03-22")
            + absent("clara", "2026-03-19", "2026-03-22");
    assertThat(found(away, MONDAY))
        .as("the manager is there")
        .extracting(Weakness::kind)
        .containsExactly(WeaknessKind.COLLIDING_ABSENCES);
    assertThat(found(away + absent("mia", "2026-03-20", "2026-03-25"), MONDAY))
        .filteredOn(it -> it.kind() == WeaknessKind.ESCALATION_ENDS_AT_NOBODY)
        .extracting(Weakness::span)
        .containsExactly(span("2026-03-19T23:00:00Z", "2026-03-22T23:00:00Z"));
  }

  @Test
  void aManagerWhoIsOnCallAloneIsNobodyToEscalateTo() {
    String alone = EVERY_WEEK.replace("[anna, ben, clara]", "[mia]");
    assertThat(search(plan(alone, "[mia]"), EVERYBODY, ALL_ARRIVES, MONDAY))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(WeaknessKind.ESCALATION_ENDS_AT_NOBODY);
              assertThat(it.key()).isEqualTo("escalationEndsAtNobody/shop/longAgo");
            });
  }

  @Test
  void whoIsOnCallWithoutAPhoneIsFoundOnce() {
    List<Weakness> found = search(plan(EVERY_WEEK), new Phones(Set.of("ben")), ALL_ARRIVES, MONDAY);
    assertThat(found)
        .extracting(Weakness::key)
        .as("Anna is not on call in these days, or comes once")
        .isSubsetOf("noPhone/anna", "noPhone/clara")
        .doesNotHaveDuplicates()
        .isNotEmpty();
  }

  @Test
  void withoutAGatewayThatIsTheOnlyThingToSayOfPhones() {
    assertThat(search(plan(EVERY_WEEK), new Phones(Set.of()), ALL_ARRIVES, MONDAY))
        .extracting(Weakness::key, Weakness::team)
        .containsExactly(tuple("noPhoneGateway", "shop"));
  }

  @Test
  void whoIsOnCallAndGetsNoMessagesIsFound() {
    Function<Person, List<String>> failing =
        person -> person.id().equals("ben") ? List.of(person.mail()) : List.of();
    assertThat(search(plan(EVERY_WEEK), EVERYBODY, failing, MONDAY))
        .extracting(Weakness::key, Weakness::detail)
        .containsExactly(tuple("failingDeliveries/ben", "ben@shop.example"));
    Function<Person, List<String>> ofTheManager =
        person -> person.id().equals("mia") ? List.of(person.mail()) : List.of();
    assertThat(search(plan(EVERY_WEEK), EVERYBODY, ofTheManager, MONDAY))
        .as("is on call for nobody")
        .isEmpty();
  }

  @Test
  void aNumberThatAnsweredStop() {
    Function<Person, List<String>> stopped =
        person -> person.id().equals("ben") ? List.of("...456") : List.of();
    assertThat(new WeaknessSearch(plan(EVERY_WEEK), EVERYBODY, ALL_ARRIVES, stopped).at(MONDAY))
        .extracting(Weakness::key, Weakness::detail)
        .containsExactly(tuple("stoppedNumber/ben", "...456"));
    Map<String, Object> variables =
        new WeaknessSearch(plan(EVERY_WEEK), EVERYBODY, ALL_ARRIVES, stopped)
            .at(MONDAY)
            .get(0)
            .variables();
    assertThat(variables)
        .as("as every table knows it")
        .containsEntry("weaknessKind", "failingDeliveries");
    assertThat(Weakness.of(name -> (String) variables.get(name)).kind())
        .isEqualTo(WeaknessKind.STOPPED_NUMBER);
  }

  private static List<Weakness> found(String schedule, Instant now) {
    return search(plan(schedule), EVERYBODY, ALL_ARRIVES, now);
  }

  private static List<Weakness> search(
      Plan plan, Reachability phones, Function<Person, List<String>> failing, Instant now) {
    return new WeaknessSearch(plan, phones, failing, person -> List.of()).at(now);
  }

  private static String absent(String person, String from, String to) {
    return "ABSENT{person: %s, from: %s, to: %s}\n".formatted(person, from, to);
  }

  private static Plan plan(String schedule) {
    return plan(schedule, "[anna, ben, clara]");
  }

  /** Absences stand below a rotation, or within a schedule that has none here. */
  private static Plan plan(String schedule, String members) {
    String read =
        schedule
            .replaceFirst("ABSENT", "        absences:\nABSENT")
            .replace("ABSENT", "          - ");
    return PlanFile.read(
        """
        company: Corner Shop
        language: en
        zone: Europe/Berlin
        defaultTeam: shop
        people:
          anna: {name: Anna, contacts: [mail: anna@shop.example]}
          ben: {name: Ben, contacts: [mail: ben@shop.example]}
          clara: {name: Clara, contacts: [mail: clara@shop.example]}
          mia: {name: Mia, roles: [incidentManager], contacts: [mail: mia@shop.example]}
        teams:
          shop:
            name: Shop
            members: %s
        %s
        services:
          till: {name: Till, importance: critical, team: shop}
        """
            .formatted(members, read.indent(-2).stripTrailing()),
        "of the test");
  }

  private static Span span(String from, String to) {
    return new Span(Instant.parse(from), Instant.parse(to));
  }
}
