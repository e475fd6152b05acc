package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTextTest {

  private static final String ENTRY = "{person: anna, from: 2026-12-24 18:00, to: 2026-12-25}";

  @Test
  void aFirstAgreementStandsBelowTheRotation() {
    String before =
        """
        teams:
          shop: # ours
            rotation:
              start: 2026-01-05
              people: [anna, ben] # in turn

          # of others
          other:
            rotation: {start: 2026-01-05, people: [eva]}
        """;
    assertThat(PlanText.with(before, "shop", "overrides", ENTRY))
        .isEqualTo(
            before.replace(
                "# in turn\n", "# in turn\n      overrides:\n        - %s\n".formatted(ENTRY)));
    assertThat(PlanText.with(before, "other", "overrides", ENTRY))
        .isEqualTo(before.replace("[eva]}", "[eva], overrides: [%s]}".formatted(ENTRY)));
  }

  @Test
  void aFurtherOneStandsAfterTheLast() {
    String before =
        """
        teams:
          shop:
            schedule:
              overrides:
              - person: ben # because
                to: 2026-03-01
              absences: []
        # the end""";
    assertThat(PlanText.with(before, "shop", "overrides", ENTRY))
        .isEqualTo(before.replace("2026-03-01\n", "2026-03-01\n      - %s\n".formatted(ENTRY)));
    String absent = PlanText.with(before, "shop", "absences", ENTRY);
    assertThat(absent).isEqualTo(before.replace("[]", "[%s]".formatted(ENTRY)));
    assertThat(PlanText.with(absent, "shop", "absences", ENTRY))
        .isEqualTo(before.replace("[]", "[%1$s, %1$s]".formatted(ENTRY)));
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(PlanText.with("teams: {ß😀: {rotation: {a: b}}}", "ß😀", "swaps", "{}"))
        .isEqualTo("teams: {ß😀: {rotation: {a: b, swaps: [{}]}}}");
    assertThat(PlanText.with("teams:\n  x:\n    rotation:\n      a: b", "x", "swaps", "{}"))
        .isEqualTo("teams:\n  x:\n    rotation:\n      a: b\n      swaps:\n        - {}\n");
  }
}
