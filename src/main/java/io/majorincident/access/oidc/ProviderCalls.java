package io.majorincident.access.oidc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
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
import org.springframework.web.client.RestTemplate;

/**
 * What the application itself asks the provider while somebody signs in. It gives up after a while:
 * by default these calls wait for ever, and people who sign in at a provider that hangs would use
 * up the threads by which alerts come in and pages are answered.
 */
final class ProviderCalls {

  private final SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  /**
   * @param patience for connecting, and for each answer
   */
  ProviderCalls(Duration patience) {
    requests.setConnectTimeout(patience);
    requests.setReadTimeout(patience);
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
