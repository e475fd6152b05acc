package io.majorincident.running;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A real OpenID provider: discovery, authorization code with proof key, signed identity tokens, a
 * session of its own, and sign-out. On another host name than the application, so that their
 * cookies do not mix.
 */
final class OpenIdProvider implements AutoCloseable {

  /** Of everybody, at the provider alone. */
  static final String PASSWORD = "known-to-the-provider";

  private static final String CLIENT = "major-incident";
  private static final String SECRET = "secret-of-the-client";

  private final int port = RunningApplication.freePort();
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private ConfigurableApplicationContext running;

  /** What an operator sets, so that people sign in here. */
  String[] settings(String... more) {
    return Stream.concat(
            Stream.of(
                "MAJORINCIDENT_ACCESS_OIDC_ISSUER=" + url(),
                "MAJORINCIDENT_ACCESS_OIDC_CLIENT_ID=" + CLIENT,
                "MAJORINCIDENT_ACCESS_OIDC_CLIENT_SECRET=" + SECRET),
            Stream.of(more))
        .toArray(String[]::new);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Lets somebody sign in, as a member of these groups. */
  void knows(String person, String... itsGroups) {
    groups.put(person, List.of(itsGroups));
  }

  /** Lets somebody choose a name that others know them by. */
  void calls(String person, String name) {
    names.put(person, name);
  }

  /**
   * @param application the address of the only application that may send people here
   */
  void start(String application) {
    running =
        new SpringApplicationBuilder(Parts.class)
            .bannerMode(Banner.Mode.OFF)
            .initializers(
                context -> {
                  var beans = context.getBeanFactory();
                  beans.registerSingleton("provider", this);
                  beans.registerSingleton("client", client(application));
                })
            .run(
                "--spring.config.name=provider",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--server.servlet.session.cookie.name=PROVIDER");
  }

  private static RegisteredClient client(String application) {
    return RegisteredClient.withId(CLIENT)
        .clientId(CLIENT)
        .clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(application + "/sign-in/back")
        .postLogoutRedirectUri(application + "/sign-in/out")
        .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Parts {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(server, it -> it.oidc(withDefaults()))
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .exceptionHandling(
              stranger ->
                  stranger.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginPage(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(withDefaults())
          .build();
    }

    @Bean
    UserDetailsService people(OpenIdProvider provider) {
      return name -> {
        if (!provider.groups.containsKey(name)) {
          throw new UsernameNotFoundException(name);
        }
        return User.withUsername(name).password("{noop}" + PASSWORD).build();
      };
    }

    @Bean
    RegisteredClientRepository clients(RegisteredClient client) {
      return new InMemoryRegisteredClientRepository(client);
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      return new ImmutableJWKSet<>(
          new JWKSet(
              new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                  .privateKey((RSAPrivateKey) pair.getPrivate())
                  .keyID("of-this-test")
                  .build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings address(OpenIdProvider provider) {
      return AuthorizationServerSettings.builder().issuer(provider.url()).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(OpenIdProvider provider) {
      return token -> {
        String name = token.getPrincipal().getName();
        token.getClaims().claim("preferred_username", provider.names.getOrDefault(name, name));
        token.getClaims().claim("groups", provider.groups.get(name));
      };
    }
  }
}
