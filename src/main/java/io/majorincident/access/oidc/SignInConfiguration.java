package io.majorincident.access.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who stands at which path: Spring Security at those of signing in and out, and at no other. The
 * web applications have their own protection against forged requests, which signing out uses, too.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(Configured.class)
@EnableWebSecurity
class SignInConfiguration {

  private static final String SIGN_IN = "/sign-in";
  private static final String TO = SIGN_IN + "/to";
  private static final String OUT = SIGN_IN + "/out";

  private final Provider provider;
  private final ProviderCalls calls;
  private final Reception reception;
  private final Refusal refusal;
  private final Arrival arrival;

  SignInConfiguration(
      Provider provider,
      ProviderCalls calls,
      Reception reception,
      SignInPages pages,
      ProcessEngine engine) {
    this.provider = provider;
    this.calls = calls;
    this.reception = reception;
    this.refusal = new Refusal(pages);
    this.arrival = new Arrival(engine);
  }

  @Bean
  DelegatingFilterProxyRegistrationBean signInFilter() {
    var filter = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    filter.addUrlPatterns(SIGN_IN, SIGN_IN + "/*", SignOut.PATH);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 200);
    return filter;
  }

  @Bean
  FilterRegistrationBean<AtTheProvider> atTheProvider() {
    var filter = new FilterRegistrationBean<>(new AtTheProvider());
    filter.addUrlPatterns("/camunda/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 200);
    return filter;
  }

  @Bean
  SecurityFilterChain signInAndOut(
      HttpSecurity http, @Value("${majorincident.message.base-url}") String baseUrl)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
        .oauth2Login(this::signIn)
        .logout(
            out ->
                out.logoutRequestMatcher(new SignOut())
                    .logoutSuccessHandler(alsoAtTheProvider(baseUrl + OUT)))
        .build();
  }

  private void signIn(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage(SIGN_IN)
        .clientRegistrationRepository(provider)
        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
        .authorizationEndpoint(to -> to.authorizationRequestResolver(way()))
        .tokenEndpoint(code -> code.accessTokenResponseClient(calls.tokens()))
        .redirectionEndpoint(back -> back.baseUri(Provider.BACK))
        .userInfoEndpoint(person -> person.oidcUserService(reception))
        .successHandler(arrival)
        .failureHandler(refusal)
        .withObjectPostProcessor(refusedBefore());
  }

  private AskedPage way() {
    var way = new DefaultOAuth2AuthorizationRequestResolver(provider, TO);
    way.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return new AskedPage(way);
  }

  /** The same page, whether it goes wrong on the way to the provider or on the way back. */
  private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusedBefore() {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F toProvider) {
        toProvider.setAuthenticationFailureHandler(refusal);
        return toProvider;
      }
    };
  }

  private OidcClientInitiatedLogoutSuccessHandler alsoAtTheProvider(String then) {
    var signedOut = new OidcClientInitiatedLogoutSuccessHandler(provider);
    signedOut.setPostLogoutRedirectUri(then);
    signedOut.setDefaultTargetUrl(OUT);
    signedOut.setRedirectStrategy(SignInConfiguration::sayWhereToGo);
    return signedOut;
  }

  /** Browsers let no script follow a redirection to another host; it goes there itself. */
  private static void sayWhereToGo(
      HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().write(address);
  }
}
