package io.majorincident.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SecureCookiesTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void whereAllComeByHttpsTheCookiesComeByNothingElse() {
    environment.setProperty("majorincident.message.base-url", "https://incidents.example.com");
    assertThat(answers()).hasSize(2).containsOnly("true");
  }

  @Test
  void whereSomebodyComesByHttpTheCookiesDo() {
    environment.setProperty("majorincident.message.base-url", "http://localhost:8080");
    assertThat(answers()).hasSize(2).containsOnly("false");
  }

  @Test
  void aSettingThatSaysOtherwiseCountsMore() {
    environment.setProperty("majorincident.message.base-url", "https://incidents.example.com");
    SecureCookies.SETTINGS.forEach(setting -> environment.setProperty(setting, "false"));
    assertThat(answers()).containsOnly("false");
  }

  private List<String> answers() {
    new SecureCookies().postProcessEnvironment(environment, null);
    return SecureCookies.SETTINGS.stream().map(environment::getProperty).toList();
  }
}
