package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Schedule;
import io.majorincident.oncall.schedule.WallClock;
import io.majorincident.oncall.schedule.Why;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules in the plan file. */
class ScheduleFileTest {

  /** A schedule with all it may have and no fault; each test breaks one line of it. */
  private static final String PLAN =
      """
      company: Corner Shop
      language: en
      zone: Europe/Berlin
      defaultTeam: shop
      people:
        anna: {name: Anna, contacts: [mail: anna@shop.example]}
        ben: {name: Ben, contacts: [mail: ben@shop.example]}
        nina: {name: Nina, contacts: [mail: nina@shop.example]}
      teams:
        shop:
          name: Shop
          members: [anna, ben]
          schedule:
            layers:
              - name: weeks
                people: [anna, ben]
                every: 1 week
                start: 2026-01-05
                handoverDay: Monday
                handoverTime: 08:00
                holidays: {except: [de-by]}
              - name: nights
                people: [ben, anna]
                every: 1 day
                start: 2026-01-05 18:00
                end: 2026-12-30
                times:
                  - days: [Monday, Tuesday, Wednesday, Thursday]
                    from: 18:00
                    to: 08:00
                  - from: Friday 18:00
                    to: Monday 08:00
              - name: far away
                people: [anna]
                every: 12 hours
                start: 2026-06-01T09:00
                zone: Asia/Tokyo
                holidays:
                  only: [jp]
            overrides:
              - person: nina
                from: 2026-02-03 10:00
                to: 2026-02-03 12:30
              - {person: ben, from: 2026-02-03 12:30, to: 2026-02-04}
            absences:
              - person: anna
                from: 2026-02-17
                to: 2026-02-18
            swaps:
              - one: {layer: weeks, at: 2026-03-03 12:00}
                other: {layer: weeks, at: 2026-03-10 12:00}
              - one: {layer: weeks, at: 2026-03-10 12:00}
                other: {layer: nights, at: 2026-03-11 20:00}
            shadows:
              - person: nina
                beside: ben
                from: 2026-01-12
                to: 2026-01-16
      services:
        till: {name: Till, importance: critical, team: shop}
      """;

  private record Broken(String line, String by, int at, String fault) {}

  @Test
  void layersAreReadFromTheLowestToTheUppermost() {
    assertThat(on("2026-01-07T12:00").person()).hasValue("anna");
    assertThat(on("2026-01-07T20:00").why()).isEqualTo(new Why.Turn("nights"));
    assertThat(on("2026-01-08T07:59").why()).isEqualTo(new Why.Turn("nights"));
    assertThat(on("2026-01-08T08:00").why()).isEqualTo(new Why.Turn("weeks"));
    assertThat(on("2026-01-11T12:00").why()).isEqualTo(new Why.Turn("nights"));
    assertThat(on("2026-01-06T12:00").isGap()).as("Epiphany").isTrue();
    assertThat(on("2026-12-30T23:59").why())
        .as("an end is the end of its day")
        .isEqualTo(new Why.Turn("nights"));
    assertThat(on("2026-12-31T00:00").why()).isEqualTo(new Why.Turn("weeks"));
    assertThat(on("2027-01-05T20:00").why()).isEqualTo(new Why.Turn("weeks"));
    assertThat(on("2026-11-03T02:00").why()).isEqualTo(new Why.HolidayCrew("far away"));
  }

  @Test
  void aStartThatIsADateMeansTheHandoverOnThatDay() {
    assertThat(on("2026-01-05T07:59").isGap()).isTrue();
    assertThat(on("2026-01-05T08:00").person()).hasValue("anna");
  }

  @Test
  void agreementsAreRead() {
    assertThat(on("2026-02-03T11:00").why()).isEqualTo(new Why.TakenOver(Optional.of("anna")));
    assertThat(on("2026-02-03T11:00").person()).hasValue("nina");
    assertThat(on("2026-02-03T12:30").person()).hasValue("ben");
    assertThat(on("2026-02-04T23:59").person()).as("to the end of the day").hasValue("ben");
    assertThat(on("2026-02-18T12:00").why()).isEqualTo(new Why.Filled("weeks", "anna"));
    assertThat(on("2026-02-19T12:00").why()).isEqualTo(new Why.Turn("weeks"));
    assertThat(on("2026-03-03T12:00").why()).isEqualTo(new Why.Swapped("weeks", "anna"));
    assertThat(on("2026-01-13T12:00").shadows()).containsExactly("nina");
    assertThat(on("2026-01-17T00:00").shadows()).isEmpty();
  }

  static Stream<Broken> faultsOfLayers() {
    return Stream.of(
        new Broken(
            "        - name: weeks",
            "        - name: weeks\n          colour: red",
            16,
            "layers[0].colour: There is no key 'colour' here."),
        new Broken(
            "          people: [anna, ben]",
            "          people: []",
            16,
            "layers[0].people: The list is empty."),
        new Broken(
            "          people: [anna, ben]",
            "          people: [anna, bne]",
            16,
            "layers[0].people[1]: 'bne' is unknown"),
        new Broken(
            "          people: [anna, ben]",
            "          people: [anna, nina]",
            16,
            "layers[0].people[1]: 'nina' is no member of the team."),
        new Broken(
            "          every: 1 week",
            "          every: 0 weeks",
            17,
            "layers[0].every: '0 weeks' is unknown or badly written. Write how long a shift lasts, such as 12 hours"),
        new Broken(
            "          every: 1 week",
            "          every: 2 months",
            17,
            "layers[0].every: '2 months'"),
        new Broken(
            "          start: 2026-01-05",
            "          start: Monday",
            18,
            "layers[0].start: 'Monday' is unknown or badly written. Write a date and a time such as 2026-12-24 18:00, or a date alone."),
        new Broken(
            "          start: 2026-01-05",
            "          start: 0026-01-05",
            18,
            "layers[0].start: '0026-01-05' is unknown"),
        new Broken(
            "          start: 2026-01-05 18:00",
            "          start: 202-01-05 18:00",
            25,
            "layers[1].start: '202-01-05 18:00' is unknown"),
        new Broken(
            "          handoverTime: 08:00",
            "          handoverTime: 8",
            20,
            "layers[0].handoverTime: '8' is unknown"),
        new Broken(
            "          every: 1 day",
            "          every: 1 day\n          handoverDay: Monday",
            25,
            "layers[1].handoverDay: Only people who have whole weeks"),
        new Broken(
            "          every: 12 hours",
            "          every: 12 hours\n          handoverTime: 08:00",
            36,
            "layers[2].handoverTime: Hours are counted from the start. Delete it."),
        new Broken(
            "          holidays: {except: [de-by]}",
            "          holidays: {except: [de-xx]}",
            21,
            "layers[0].holidays.except[0]: 'de-xx' is unknown or badly written. Write a country or region"),
        new Broken(
            "          holidays: {except: [de-by]}",
            "          holidays: {except: [atlantis]}",
            21,
            "layers[0].holidays.except[0]: 'atlantis'"),
        new Broken(
            "          holidays: {except: [de-by]}",
            "          holidays: {}",
            21,
            "layers[0].holidays: Is empty."),
        new Broken(
            "          holidays: {except: [de-by]}",
            "          holidays: {not: [de-by]}",
            21,
            "layers[0].holidays.not: There is no key 'not' here."),
        new Broken(
            "          zone: Asia/Tokyo",
            "          zone: Asia/Tokio",
            37,
            "layers[2].zone: 'Asia/Tokio' is unknown"),
        new Broken(
            "          end: 2026-12-30",
            "          end: 2026-01-05 18:00",
            26,
            "layers[1].end: Is not after the begin."),
        new Broken(
            "              to: Monday 08:00",
            "              to: Friday 18:00",
            31,
            "layers[1].times[1]: Is empty: it ends as it begins."),
        new Broken(
            "              to: Monday 08:00",
            "              to: 08:00",
            32,
            "layers[1].times[1].to: '08:00' is unknown or badly written. Write a day in English and a time"),
        new Broken(
            "              to: 08:00",
            "              to: 18:00",
            28,
            "layers[1].times[0]: Is empty: it ends as it begins."),
        new Broken("              to: 08:00", "", 28, "layers[1].times[0].to: Is missing."),
        new Broken(
            "            - days: [Monday, Tuesday, Wednesday, Thursday]",
            "            - days: [Monday, Monday]",
            28,
            "layers[1].times[0].days[1]: Stands in this list already."),
        new Broken(
            "        - name: far away",
            "        - name: nights",
            33,
            "layers[2].name: Another layer is named 'nights'."));
  }

  static Stream<Broken> faultsOfAgreements() {
    return Stream.of(
        new Broken(
            "        - person: nina\n          from: 2026-02-03 10:00",
            "        - person: nena\n          from: 2026-02-03 10:00",
            41,
            "overrides[0].person: 'nena' is unknown"),
        new Broken(
            "          to: 2026-02-03 12:30",
            "          to: 2026-02-03 12:31",
            44,
            "overrides[1]: Overlaps with the override by 'nina', which ends on 2026-02-03 at 12:31."),
        new Broken(
            "          to: 2026-02-03 12:30",
            "          to: 2026-02-03 09:00",
            43,
            "overrides[0].to: Is not after the begin. Let it end later."),
        new Broken("          to: 2026-02-03 12:30", "", 41, "overrides[0].to: Is missing."),
        new Broken(
            "          from: 2026-02-17",
            "          from: 2026-02-31",
            47,
            "absences[0].from: '2026-02-31' is unknown"),
        new Broken(
            "          to: 2026-02-18",
            "          to: 2026-02-16",
            48,
            "absences[0].to: Is not after the begin."),
        new Broken(
            "          to: 2026-02-18",
            "          to: 2026-02-18\n          until: never",
            49,
            "absences[0].until: There is no key"),
        new Broken(
            "          other: {layer: weeks, at: 2026-03-10 12:00}",
            "          other: {layer: weeks, at: 2026-03-04 12:00}",
            50,
            "swaps[0]: These two shifts have been exchanged already"),
        new Broken(
            "          other: {layer: nights, at: 2026-03-11 20:00}",
            "          other: {layer: weeks, at: 2026-03-03 12:00}",
            52,
            "swaps[1]: These two shifts have been exchanged already"),
        new Broken(
            "          other: {layer: nights, at: 2026-03-11 20:00}",
            "          other: {layer: days, at: 2026-03-11 20:00}",
            52,
            "swaps[1]: There is no layer 'days'"),
        new Broken(
            "          other: {layer: nights, at: 2026-03-11 20:00}",
            "          other: {layer: nights, at: 2026-03-11 12:00}",
            52,
            "swaps[1]: The layer 'nights' has no shift at 2026-03-11T11:00:00Z"),
        new Broken(
            "          other: {layer: nights, at: 2026-03-11 20:00}",
            "",
            52,
            "swaps[1].other: Is missing."),
        new Broken(
            "          beside: ben",
            "          beside: bob",
            56,
            "shadows[0].beside: 'bob' is unknown"),
        new Broken(
            "          beside: ben",
            "          beside: nina",
            56,
            "shadows[0].beside: Nobody learns beside themselves."));
  }

  @ParameterizedTest
  @MethodSource({"faultsOfLayers", "faultsOfAgreements"})
  void aFaultIsToldAloneWithItsLineAndPath(Broken broken) {
    assertThat(PLAN).contains("\n" + broken.line() + "\n");
    String yaml = PLAN.replace("\n" + broken.line() + "\n", "\n" + broken.by() + "\n");

    assertThat(refused(yaml).lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("  line %d, teams.shop.schedule.%s".formatted(broken.at(), broken.fault()));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String yaml =
        PLAN.replace("every: 1 week", "every: week")
            .replace("Asia/Tokyo", "Asia/Tokio")
            .replace("person: anna", "person: ana")
            .replace("to: 2026-02-03 12:30", "to: 2026-02-03 12:31")
            .replace("beside: ben", "beside: bob");

    assertThat(refused(yaml))
        .contains("has 5 faults", "line 17", "line 37", "line 44", "line 46", "line 56");
  }

  @Test
  void aTeamHasAScheduleOrARotation() {
    String rotation =
        "    rotation: {start: 2026-01-05, handoverDay: Monday, handoverTime: 8:00, people: [anna]}\n";

    assertThat(refused(PLAN.replace("    schedule:\n", rotation + "    schedule:\n")))
        .contains("1 fault:", "line 13, teams.shop.rotation: There is a schedule as well.");
    assertThat(refused(PLAN.replaceAll("(?s)    schedule:.*services:", "services:")))
        .contains("teams.shop.rotation: Is missing.", "or 'schedule:' with layers");
  }

  @Test
  void aScheduleWithoutLayersIsRefused() {
    assertThat(refused(PLAN.replaceAll("(?s)      layers:.*      overrides:", "      overrides:")))
        .contains("1 fault:", "teams.shop.schedule.layers: Is missing.");
  }

  @Test
  void tenThousandPeopleAreRead() {
    int people = 10_000;
    StringBuilder yaml =
        new StringBuilder("company: Large\nlanguage: en\nzone: UTC\ndefaultTeam: t0\npeople:\n");
    IntStream.range(0, people)
        .forEach(
            i ->
                yaml.append(
                    "  p%1$d:\n    name: Person %1$d\n    zone: Europe/Berlin\n    contacts:\n      - mail: p%1$d@large.example\n      - push: https://push.large.example/a-rather-long-address-of-a-person/%1$d\n    roles: [technicalLead]\n"
                        .formatted(i)));
    yaml.append("teams:\n");
    IntStream.range(0, people / 10).forEach(team -> yaml.append(team(team)));
    yaml.append("services:\n  shop: {name: Shop, importance: critical, team: t7}\n");

    Plan plan = PlanFile.read(yaml.toString(), "large.yaml");

    assertThat(plan.people()).hasSize(people);
    assertThat(plan.onCall("t7", Level.PRIMARY, Instant.parse("2026-01-05T12:00:00Z")))
        .extracting(Person::id)
        .containsExactly("p70");
  }

  private static String team(int team) {
    String members =
        String.join(
            ", ", IntStream.range(team * 10, team * 10 + 10).mapToObj("p%d"::formatted).toList());
    return """
      t%1$d:
        name: Team %1$d
        members: [%2$s]
        schedule:
          layers:
            - {name: days, people: [%2$s], every: 1 day, start: 2026-01-05 08:00}
            - {name: crew, people: [%2$s], every: 1 day, start: 2026-01-05 08:00, holidays: {only: [de-by]}}
          absences:
            - {person: p%1$d, from: 2026-05-01, to: 2026-05-03}
    """
        .formatted(team, members);
  }

  private static Duty on(String berlin) {
    Schedule schedule = PlanFile.read(PLAN, "shop.yaml").team("shop").schedule();
    return schedule.at(
        new WallClock(ZoneId.of("Europe/Berlin")).instant(LocalDateTime.parse(berlin)));
  }

  private static String refused(String yaml) {
    return catchThrowableOfType(FaultyPlan.class, () -> PlanFile.read(yaml, "shop.yaml"))
        .getMessage();
  }
}
