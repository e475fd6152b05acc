package io.majorincident.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.oncall.InitialPlan;
import io.majorincident.oncall.PlanFile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which plan holds when the application starts. */
class FirstPlanTest {

  private static final String TEXT =
      """
      company: Corner Shop
      language: en
      zone: UTC
      defaultTeam: shop
      people:
        anna: {name: Anna, contacts: [mail: anna@shop.example]}
      teams:
        shop:
          name: Shop
          members: [anna]
          rotation:
            {start: 2026-01-05, handoverDay: Monday, handoverTime: 10:00, people: [anna]}
      services:
        till: {name: Till, importance: critical, team: shop}
      """;

  private final List<PlanVersion> kept = new ArrayList<>();

  @Test
  void aFileOfTheSettingsIsTakenWheneverItHasChanged() {
    start(file("Corner Shop", false));
    start(file("Corner Shop", false));
    changeByPeople("Our Shop");
    assertThat(start(file("Corner Shop", false))).isEqualTo("Our Shop");
    assertThat(start(file("Market", false))).isEqualTo("Market");
    assertThat(kept).hasSize(3);
  }

  @Test
  void theDemoCompanyIsTakenOnceAndANewOneReplacesNothing() {
    assertThat(start(file("Corner Shop", true))).isEqualTo("Corner Shop");
    changeByPeople("Our Shop");
    assertThat(start(file("Market", true))).isEqualTo("Our Shop");
  }

  @Test
  void withoutAFileTheAdministratorIsAskedOnlyIfThereIsNoOtherPlan() {
    changeByPeople("Our Shop");
    InitialPlan nobody =
        new InitialPlan(
            () -> {
              throw new IllegalStateException("nobody to page");
            },
            Optional.empty());
    assertThat(start(nobody)).isEqualTo("Our Shop");
  }

  @Test
  void whatAnotherNodeHasChangedIsSeenAsSoonAsItRings() {
    changeByPeople("Our Shop");
    PlanInForce inForce = new PlanInForce(new Kept(), file("Corner Shop", true));
    changeByPeople("Their Shop");
    inForce.outdated();
    assertThat(inForce.newest().plan().company()).isEqualTo("Their Shop");
  }

  @Test
  void itNeverGoesBackToAnEarlierOne() {
    changeByPeople("Our Shop");
    changeByPeople("Their Shop");
    PlanInForce inForce = new PlanInForce(new Kept(), file("Corner Shop", true));
    kept.remove(1);
    inForce.lookAgain();
    assertThat(inForce.newest().plan().company()).isEqualTo("Their Shop");
  }

  private String start(InitialPlan initial) {
    return new PlanInForce(new Kept(), initial).newest().plan().company();
  }

  private static InitialPlan file(String company, boolean once) {
    String text = text(company);
    return new InitialPlan(
        () -> PlanFile.read(text, "test"),
        Optional.of(new InitialPlan.File("plan.yaml", text, once)));
  }

  private void changeByPeople(String company) {
    keep(text(company), null);
  }

  private void keep(String text, String place) {
    kept.add(new PlanVersion(kept.size() + 1, text, place, "somebody", "", Instant.EPOCH));
  }

  private static String text(String company) {
    return TEXT.replace("Corner Shop", company);
  }

  /** In memory. */
  private class Kept extends PlanVersions {

    Kept() {
      super(null, Clock.systemUTC());
    }

    @Override
    long newest() {
      return kept.size();
    }

    @Override
    Optional<PlanVersion> find(long number) {
      return kept.stream().filter(version -> version.number() == number).findFirst();
    }

    @Override
    Optional<String> lastFile() {
      return kept.stream()
          .filter(version -> version.place() != null)
          .reduce((earlier, later) -> later)
          .map(PlanVersion::text);
    }

    @Override
    public void add(InitialPlan.File file) {
      keep(file.text(), file.place());
    }
  }
}
