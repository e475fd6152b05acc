package io.majorincident.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.language.Words;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What is asked of the engine is looked at when it is known who asks. */
@Configuration(proxyBeanMethods = false)
class EngineRequests {

  @Bean
  FilterRegistrationBean<NoExpressions> noExpressions(ObjectMapper json, Words words) {
    var filter = new FilterRegistrationBean<>(new NoExpressions(json, words));
    filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 120);
    return filter;
  }
}
