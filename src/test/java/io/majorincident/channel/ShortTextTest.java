package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made for a telephone fits into one message. */
class ShortTextTest {

  private static final String LINK = "https://incident.example.org/pages/AbCdEf0123456789_-xyz";

  /** Each of these counts once, each of the next twice, and the last make the message wide. */
  private static final String[] ONE = "a b Z 9 @ £ ß ä Ö é Δ Ω ¿ § _ ! . \" / Å".split(" ");

  private static final String[] TWO = "€ [ ] { } ~ ^ | \\".split(" ");
  private static final String[] WIDE = "– „ “ ł ` ç 🔥 漢 \u0301 …".split(" ");

  @Test
  void keepsWhatFits() {
    assertThat(ShortText.of("Shop is down", LINK)).isEqualTo("Shop is down " + LINK);
    assertThat(ShortText.of("Größe: 5 €", "")).isEqualTo("Größe: 5 €");
    assertThat(ShortText.of("", LINK)).isEqualTo(LINK);
    assertThat(ShortText.of("", "")).isEmpty();
    assertThat(ShortText.of(" two\r\nlines\t\u00a0 and\u2028a break ", " "))
        .isEqualTo("two lines and a break");
  }

  @Test
  void goesToTheLastPlace() {
    assertThat(ShortText.of("x".repeat(160), "")).isEqualTo("x".repeat(160));
    assertThat(ShortText.of("x".repeat(161), "")).isEqualTo("x".repeat(157) + "...");
    assertThat(ShortText.of("€".repeat(80), "")).isEqualTo("€".repeat(80));
    assertThat(ShortText.of("€".repeat(81), "")).isEqualTo("€".repeat(78) + "...");
    assertThat(ShortText.of("–".repeat(70), "")).isEqualTo("–".repeat(70));
    assertThat(ShortText.of("–".repeat(71), "")).isEqualTo("–".repeat(67) + "...");
    assertThat(ShortText.of("🔥".repeat(36), "")).isEqualTo("🔥".repeat(33) + "...");
    assertThat(ShortText.of("x".repeat(999), "y".repeat(155))).isEqualTo("x... " + "y".repeat(155));
  }

  @Test
  void keepsMoreWhereTheWideCharacterComesLate() {
    assertThat(ShortText.of("x".repeat(120) + "–" + "x".repeat(9), ""))
        .isEqualTo("x".repeat(120) + "...");
  }

  @Test
  void neverCutsALink() {
    for (int length : new int[] {156, 160, 161, 500}) {
      String link = "https://" + "y".repeat(length - 8);
      assertThat(ShortText.of("Shop is down", link)).isEqualTo(link);
    }
    assertThat(ShortText.of("– down", "y".repeat(80))).isEqualTo("y".repeat(80));
  }

  @Test
  void keepsTheHintUnlessTheLinkLeavesNoRoom() {
    assertThat(ShortText.of("Shop is down", "1=yes 2=no", LINK))
        .isEqualTo("Shop is down 1=yes 2=no " + LINK);
    assertThat(ShortText.of("x".repeat(200), "1=yes 2=no", LINK))
        .hasSize(160)
        .endsWith("x... 1=yes 2=no " + LINK);
    for (int length : new int[] {150, 160, 161}) {
      assertThat(ShortText.of("", "1=yes 2=no", "y".repeat(length))).isEqualTo("y".repeat(length));
    }
    assertThat(ShortText.of("Shop is down", " ", LINK)).isEqualTo("Shop is down " + LINK);
    assertThat(ShortText.of("Shop is down", "1=yes", "")).isEqualTo("Shop is down 1=yes");
  }

  @Test
  void holdsForManySubjects() {
    Random random = new Random(42);
    for (int i = 0; i < 1000; i++) {
      String subject = subject(random);
      String link = i % 3 == 0 ? "" : LINK;
      holds(subject, link, ShortText.of(subject, link));
    }
  }

  private static void holds(String subject, String link, String text) {
    String whole = (subject + " " + link).strip();
    assertThat(fits(text)).as(text).isTrue();
    assertThat(text).endsWith(link).doesNotContain("?");
    assertThat(text.equals(whole)).as(whole).isEqualTo(fits(whole));
    if (!text.equals(whole) && !text.equals(link)) {
      String kept = text.substring(0, text.length() - (link.isEmpty() ? 0 : link.length() + 1));
      assertThat(kept).endsWith("...");
      assertThat(subject).startsWith(kept.substring(0, kept.length() - 3));
    }
  }

  /** Counts another way than the class does: by asking which characters make it wide. */
  private static boolean fits(String text) {
    boolean wide = IntStream.range(0, WIDE.length).anyMatch(i -> text.contains(WIDE[i]));
    if (wide) {
      return text.getBytes(StandardCharsets.UTF_16BE).length <= 140;
    }
    String doubled = text.replaceAll("[€\\[\\]{}~^|\\\\]", "xx");
    return doubled.length() <= 160;
  }

  private static String subject(Random random) {
    int wide = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
    StringBuilder subject = new StringBuilder();
    for (int i = random.nextInt(260); i > 0; i--) {
      int dice = random.nextInt(100);
      String[] from = dice < wide ? WIDE : dice < 20 ? TWO : ONE;
      boolean blank = dice >= 85 && !subject.isEmpty() && !subject.toString().endsWith(" ");
      subject.append(blank ? " " : from[random.nextInt(from.length)]);
    }
    return subject.toString().strip();
  }
}
