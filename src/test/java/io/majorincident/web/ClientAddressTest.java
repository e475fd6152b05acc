package io.majorincident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

  private static final List<String> PROXIES = List.of("10.0.0.0/8", " 192.0.2.7 ", "fd00::/8", "");

  @Test
  void whatARequestSaysOfItselfIsNotReadWithoutTrustedProxies() {
    assertThat(new ClientAddress(List.of()).of(request("10.1.2.3", "203.0.113.9")))
        .isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.5 | 198.51.100.1                      | 203.0.113.5 ",
        "10.1.2.3    | 203.0.113.9                       | 203.0.113.9 ",
        "10.1.2.3    | 1.2.3.4, 203.0.113.9              | 203.0.113.9 ",
        "10.1.2.3    | 1.2.3.4, 203.0.113.9 , 192.0.2.7  | 203.0.113.9 ",
        "10.1.2.3    | 10.9.9.9                          | 10.9.9.9    ",
        "10.1.2.3    | 203.0.113.9, localhost            | 10.1.2.3    ",
        "10.1.2.3    | 203.0.113.9,                      | 10.1.2.3    ",
        "10.1.2.3    | 203.0.113.9, 10.1                 | 10.1.2.3    ",
        "10.1.2.3    | 999.1.1.1                         | 10.1.2.3    ",
        "10.1.2.3    | 203.0.113.9:4711                  | 203.0.113.9 ",
        "10.1.2.3    | [2001:db8::1]:4711                | 2001:db8:0:0:0:0:0:1",
        "10.1.2.3    | 2001:db8::1                       | 2001:db8:0:0:0:0:0:1",
        "10.1.2.3    | ::ffff:203.0.113.9                | 203.0.113.9 ",
        "fd00::1     | 203.0.113.9                       | 203.0.113.9 ",
        "::1         | 203.0.113.9                       | 0:0:0:0:0:0:0:1",
      })
  void theLastOnTheWayWhomNobodyTrustsIsIt(String nearest, String forwarded, String address) {
    assertThat(new ClientAddress(PROXIES).of(request(nearest, forwarded))).isEqualTo(address);
  }

  @Test
  void severalLinesAreOneWay() {
    MockHttpServletRequest request = request("10.1.2.3", "203.0.113.9");
    request.addHeader("X-Forwarded-For", "10.4.4.4");

    assertThat(new ClientAddress(PROXIES).of(request)).isEqualTo("203.0.113.9");
  }

  @Test
  void noOtherHeaderIsRead() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("10.1.2.3");
    for (String name : List.of("Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP")) {
      request.addHeader(name, "for=203.0.113.9");
    }

    assertThat(new ClientAddress(PROXIES).of(request)).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "*", "all", "10.0.0.0/x", "::/129"})
  void aSettingThatIsNoAddressStopsTheStart(String wrong) {
    assertThatThrownBy(() -> new ClientAddress(List.of(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + wrong + "'")
        .hasMessageContaining("MAJORINCIDENT_ACCESS_TRUSTEDPROXIES");
  }

  private static MockHttpServletRequest request(String nearest, String forwarded) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(nearest);
    request.addHeader("X-Forwarded-For", forwarded);
    return request;
  }
}
