package io.majorincident.access.password;

import io.majorincident.web.ClientAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Knows from where a request comes before anybody asks for a password. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  @Bean
  FilterRegistrationBean<WhoAsks> whoAsks(ClientAddress address) {
    var filter = new FilterRegistrationBean<>(new WhoAsks(address));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return filter;
  }
}
