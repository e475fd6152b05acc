package io.majorincident.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the check of who may come in before everything that Spring answers. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration implements WebMvcConfigurer {

  private final Callers callers;

  DoorsConfiguration(Callers callers) {
    this.callers = callers;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ClosedDoors(callers)).order(Ordered.HIGHEST_PRECEDENCE);
  }
}
