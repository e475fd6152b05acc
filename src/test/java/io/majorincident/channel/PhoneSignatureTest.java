package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway is recognised by what only it and we know; the examples are Twilio's own. */
class PhoneSignatureTest {

  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

  private final PhoneSignature signature = new PhoneSignature("12345");

  @Test
  void isWhatTheGatewayDocuments() {
    assertThat(signature.of(URL, called("+14158675309"))).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    assertThat(signature.of(URL, called("+12349013030"))).isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
  }

  @Test
  void isRightForThisFormAtThisAddressAlone() {
    Map<String, List<String>> form = called("+14158675309");
    String right = signature.of(URL, form);
    assertThat(signature.isRight(URL, form, right)).isTrue();
    for (String other : List.of("", "x", right.toLowerCase(), right + "=", "ü")) {
      assertThat(signature.isRight(URL, form, other)).as(other).isFalse();
    }
    assertThat(signature.isRight(URL, form, null)).isFalse();
    assertThat(signature.isRight(URL + "3", form, right)).isFalse();
    assertThat(new PhoneSignature("12346").isRight(URL, form, right)).isFalse();
    form.put("Digits", List.of("1"));
    assertThat(signature.isRight(URL, form, right)).isFalse();
    form.put("Digits", List.of("1234"));
    form.put("More", List.of(""));
    assertThat(signature.isRight(URL, form, right)).isFalse();
  }

  @Test
  void thePortMayBeNamedOrNot() {
    Map<String, List<String>> form = called("+14158675309");
    String without = signature.of("https://mycompany.com/x", form);
    String usual = signature.of("https://mycompany.com:443/x", form);
    String plain = signature.of("http://mycompany.com:80/x", form);
    assertThat(signature.isRight("https://mycompany.com:8443/x", form, without)).isTrue();
    assertThat(signature.isRight("https://mycompany.com/x", form, usual)).isTrue();
    assertThat(signature.isRight("http://mycompany.com/x", form, plain)).isTrue();
    assertThat(signature.isRight("https://mycompany.com/x", form, plain)).isFalse();
  }

  @Test
  void aFieldThatIsSentTwiceCountsWithEachOfItsValuesOnce() {
    String once = signature.of(URL, Map.of("a", List.of("1", "2"), "b", List.of("3")));
    assertThat(signature.of(URL, Map.of("b", List.of("3"), "a", List.of("2", "1", "2"))))
        .isEqualTo(once)
        .isEqualTo(signature.of(URL + "a1a2b3", Map.of()));
  }

  @Test
  void theTokenIsNeverShown() {
    assertThat(signature.toString()).doesNotContain("12345");
  }

  private static Map<String, List<String>> called(String by) {
    return new HashMap<>(
        Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of(by),
            "Digits", List.of("1234"),
            "From", List.of(by),
            "To", List.of("+18005551212")));
  }
}
