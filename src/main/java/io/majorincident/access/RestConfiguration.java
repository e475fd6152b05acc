package io.majorincident.access;

import io.majorincident.access.password.BasicSignIn;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Closes what the engine's REST interface and web applications leave open. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

  @Bean
  FilterRegistrationBean<RestGuard> restGuard(
      AccessSettings settings,
      @Value("${camunda.bpm.webapp.auth.cache.time-to-live}") Duration asKnownFor) {
    var guard = new FilterRegistrationBean<>(new RestGuard(settings.openDoors(), asKnownFor));
    guard.addInitParameter(
        ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
        BasicSignIn.class.getName());
    guard.addUrlPatterns("/engine-rest/*", "/api/*", RestGuard.ON_CALL);
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return guard;
  }

  /** After it is known who asks. */
  @Bean
  FilterRegistrationBean<OnlyReading> onlyReading(IdentityService identity) {
    var reading = new FilterRegistrationBean<>(new OnlyReading(identity));
    reading.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
    reading.setOrder(Ordered.HIGHEST_PRECEDENCE + 110);
    return reading;
  }

  /** After it is known who asks and that nothing is asked that nobody may ask. */
  @Bean
  FilterRegistrationBean<OnlyMembers> onlyMembers(IdentityService identity) {
    var members = new FilterRegistrationBean<>(new OnlyMembers(identity));
    members.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
    members.setOrder(Ordered.HIGHEST_PRECEDENCE + 130);
    return members;
  }

  @Bean
  FilterRegistrationBean<MaskedMail> maskedMail(IdentityService identity, AccessSettings settings) {
    var masked = new FilterRegistrationBean<>(new MaskedMail(identity, settings.admin().group()));
    masked.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
    masked.setOrder(Ordered.HIGHEST_PRECEDENCE + 120);
    return masked;
  }

  /** Before anybody looks into the session. */
  @Bean
  FilterRegistrationBean<SessionEnd> sessionEnd(SessionSettings settings, Clock clock) {
    var end = new FilterRegistrationBean<>(new SessionEnd(settings, clock));
    end.addUrlPatterns("/camunda/*", "/api/*", RestGuard.ON_CALL);
    end.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
    return end;
  }

  @Bean
  FilterRegistrationBean<LimitedLists> limitedLists(
      @Value("${camunda.bpm.generic-properties.properties.queryMaxResultsLimit}") int most) {
    var limited = new FilterRegistrationBean<>(new LimitedLists(most));
    limited.addUrlPatterns("/camunda/api/engine/*");
    return limited;
  }

  @Bean
  FilterRegistrationBean<OwnNonce> ownNonce() {
    var own = new FilterRegistrationBean<>(new OwnNonce());
    own.addUrlPatterns("/camunda/*");
    own.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return own;
  }

  @Bean
  FilterRegistrationBean<FreshPlugins> freshPlugins() {
    var fresh = new FilterRegistrationBean<>(new FreshPlugins());
    fresh.addUrlPatterns("/camunda/*");
    return fresh;
  }

  /** Nobody appoints himself administrator, even if the last one should ever be removed. */
  @Bean
  FilterRegistrationBean<Filter> noFirstAdministrator() {
    var closed =
        new FilterRegistrationBean<Filter>(
            (request, response, chain) ->
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND));
    closed.addUrlPatterns("/camunda/api/admin/setup/*");
    closed.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return closed;
  }
}
