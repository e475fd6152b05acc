package io.majorincident.access.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * What the application itself asks the provider while somebody signs in. It gives up after a while:
 * by default these calls wait for ever, and people who sign in at a provider that hangs would use
 * up the threads by which alerts come in and pages are answered.
 */
final class ProviderCalls {

  private static final ParameterizedTypeReference<Map<String, Object>> CONFIGURATION =
      ParameterizedTypeReference.forType(
          ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class).getType());

  private static final int MOST_AT_ONCE = 32;

  private final HttpComponentsClientHttpRequestFactory requests;
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  /**
   * @param patience for connecting, and for each answer: also for one that comes byte for byte
   */
  ProviderCalls(Duration patience) {
    HttpClient client =
        HttpClients.custom()
            .useSystemProperties()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .setConnectionReuseStrategy((request, answer, context) -> false)
            .setConnectionManager(connections(Timeout.of(patience)))
            .addExecInterceptorFirst(
                "patience", (it, scope, next) -> call(it, scope, next, patience))
            .build();
    this.requests = new HttpComponentsClientHttpRequestFactory(client);
    requests.setConnectionRequestTimeout(patience);
  }

  private static HttpClientConnectionManager connections(Timeout patience) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .useSystemProperties()
        .setMaxConnTotal(MOST_AT_ONCE)
        .setMaxConnPerRoute(MOST_AT_ONCE)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(patience)
                .setSocketTimeout(patience)
                .build())
        .build();
  }

  /** Each step has its limit, and the whole has one of twice as long: then its connection ends. */
  private static ClassicHttpResponse call(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain next, Duration patience)
      throws IOException, HttpException {
    CompletableFuture.delayedExecutor(2 * patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(scope.execRuntime::discardEndpoint);
    return next.proceed(request, scope);
  }

  /**
   * What the provider says of itself.
   *
   * @param issuer its address
   * @throws IllegalStateException if it does not say it
   */
  Map<String, Object> configuration(String issuer) {
    String path = issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration";
    try {
      return new RestTemplate(requests)
          .exchange(RequestEntity.get(URI.create(path)).build(), CONFIGURATION)
          .getBody();
    } catch (RestClientException failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }

  /** Exchanges the code that a person brings back. */
  RestClientAuthorizationCodeTokenResponseClient tokens() {
    var tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .messageConverters(
                List.of(
                    new FormHttpMessageConverter(),
                    new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return tokens;
  }

  /** Asks for more about a person. */
  OidcUserService people() {
    RestTemplate rest = new RestTemplate(requests);
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var answers = new DefaultOAuth2UserService();
    answers.setRestOperations(rest);
    var people = new OidcUserService();
    people.setOauth2UserService(answers);
    return people;
  }

  /** Checks who signed what the provider says of a person, whatever way of signing it has. */
  JwtDecoderFactory<ClientRegistration> signatures() {
    return provider ->
        decoders.computeIfAbsent(provider.getRegistrationId(), id -> signatures(provider));
  }

  private JwtDecoder signatures(ClientRegistration provider) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(provider.getProviderDetails().getJwkSetUri())
            .jwsAlgorithms(known -> known.addAll(List.of(SignatureAlgorithm.values())))
            .restOperations(new RestTemplate(requests))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(provider)));
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }
}
