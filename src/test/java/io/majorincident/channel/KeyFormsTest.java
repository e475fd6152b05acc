package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyFormsTest {

  @Test
  void makesADifferentAndValidMessageIdOfEachKey() {
    List<String> keys =
        List.of(
            "a b", "a_b", "a=20b", "a.b", ".a", "a..b", "<a>", "a@b", "ä", "\r\n", "x".repeat(999));
    var ids = keys.stream().map(key -> KeyForms.messageId(key, "i@example.org"));
    assertThat(ids.collect(Collectors.toSet()))
        .hasSize(keys.size())
        .allMatch(id -> id.matches("<[A-Za-z0-9+_=-]+@example\\.org>"))
        .allMatch(id -> id.length() < 250);
  }

  @Test
  void leavesAUsualKeyReadable() {
    assertThat(KeyForms.messageId("page-MI-2026-0001-anna", "i@example.org"))
        .isEqualTo("<page-MI-2026-0001-anna@example.org>");
    assertThat(KeyForms.header("page-MI-2026-0001-anna")).isEqualTo("page-MI-2026-0001-anna");
  }
}
