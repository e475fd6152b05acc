package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Pbkdf2Test {

  private final Pbkdf2 pbkdf2 = new Pbkdf2(1000);

  @Test
  void thePasswordIsRightAndNoOther() {
    String stored = pbkdf2.encrypt("correct horse");

    assertThat(pbkdf2.check("correct horse", stored)).isTrue();
    assertThat(pbkdf2.check("correct horsf", stored)).isFalse();
    assertThat(pbkdf2.check("", stored)).isFalse();
    assertThat(stored).doesNotContain("correct").startsWith("1000:").hasSizeLessThan(200);
  }

  @Test
  void whatFollowsThe72ndByteCounts() {
    String stored = pbkdf2.encrypt("x".repeat(200) + "a");

    assertThat(pbkdf2.check("x".repeat(200) + "b", stored)).isFalse();
  }

  @Test
  void lettersThatLookTheSameAreTheSame() {
    assertThat(pbkdf2.check("schlu\u0308ssel", pbkdf2.encrypt("schl\u00fcssel"))).isTrue();
  }

  @Test
  void theSamePasswordIsNeverStoredTheSameWay() {
    assertThat(pbkdf2.encrypt("correct horse")).isNotEqualTo(pbkdf2.encrypt("correct horse"));
  }

  @Test
  void oneThatWasStoredWithFewerIterationsIsStillCheckedAndKnownToBeOld() {
    String stored = pbkdf2.encrypt("correct horse");
    Pbkdf2 slower = new Pbkdf2(2000);

    assertThat(slower.check("correct horse", stored)).isTrue();
    assertThat(slower.stores("{PBKDF2-SHA512}" + stored)).isFalse();
    assertThat(pbkdf2.stores("{PBKDF2-SHA512}" + stored)).isTrue();
    assertThat(pbkdf2.stores("{SHA-512}" + stored)).isFalse();
    assertThat(pbkdf2.stores(null)).isFalse();
  }

  @Test
  void asManyIterationsAsAreAdvised() {
    assertThat(new Pbkdf2().encrypt("x")).startsWith("210000:");
  }
}
