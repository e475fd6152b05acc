package io.majorincident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the record says is translated when it is shown, and nothing that only looks like it. */
class WordingTest {

  @Test
  void momentsAreReadInTheZoneOfTheReader() {
    assertThat(
            Wording.translated(
                "Began: 2026-11-23 08:45 UTC; next by 2026-11-23 09:15 UTC.",
                moment -> "<" + moment + ">"))
        .isEqualTo("Began: <2026-11-23T08:45:00Z>; next by <2026-11-23T09:15:00Z>.");
  }

  @Test
  void whatIsNoMomentStaysAsItIs() {
    for (String text : new String[] {"2026-13-45 08:45 UTC", "2026-11-23 08:45", "$1 2026 UTC"}) {
      assertThat(Wording.translated(text, moment -> "?")).isEqualTo(text);
    }
  }
}
