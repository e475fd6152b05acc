package io.majorincident.access.password;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hundreds of stories sign in: nobody guesses what is stored there. */
@Configuration(proxyBeanMethods = false)
public class QuickPasswords {

  @Bean
  Pbkdf2 quickPbkdf2() {
    return new Pbkdf2(1000);
  }
}
