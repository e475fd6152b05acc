package io.majorincident.access.oidc;

import io.majorincident.access.StartupLine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.transaction.support.TransactionOperations;

/** The provider, and how its people become ours. */
@Configuration(proxyBeanMethods = false)
@Conditional(Configured.class)
class OidcConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PROCESS_OWNER = "processOwner";

  @Bean
  Provider provider(
      OidcSettings settings,
      @Value("${majorincident.message.base-url}") String baseUrl,
      ProviderCalls calls) {
    return new Provider(settings, baseUrl, calls);
  }

  @Bean
  ProviderCalls providerCalls() {
    return new ProviderCalls(PATIENCE);
  }

  /** Spring Security finds it by its type. */
  @Bean
  JwtDecoderFactory<ClientRegistration> signatures(ProviderCalls calls) {
    return calls.signatures();
  }

  @Bean
  Memberships memberships(IdentityService identity, OidcSettings settings) {
    return new Memberships(identity, settings);
  }

  @Bean
  Reception reception(
      IdentityService identity,
      OidcSettings settings,
      Memberships memberships,
      ReservedIds reserved,
      ProviderCalls calls,
      TransactionOperations transaction) {
    return new Reception(
        calls.people(), new People(identity, settings, reserved), memberships, transaction);
  }

  @Bean
  ReservedIds reservedIds(
      IdentityService identity,
      Memberships memberships,
      @Value("${majorincident.access.admin.group}") String administrators,
      @Value("${majorincident.access.admin.id:}") String administrator) {
    Set<String> powerful = new HashSet<>(Set.of(administrators, PROCESS_OWNER));
    powerful.removeAll(memberships.named());
    return new ReservedIds(identity, powerful, administrator);
  }

  @Bean
  SignInPages signInPages(@Value("${majorincident.access.admin.email:}") String contact) {
    return new SignInPages(contact);
  }

  @Bean
  ApplicationRunner groupsOfTheProvider(Memberships memberships) {
    return start -> memberships.check();
  }

  @Bean
  @Order(1)
  StartupLine signsInAtTheProvider(OidcSettings settings) {
    return () ->
        List.of(
            "provider  the web applications sign people in at " + settings.issuer(),
            "          passwords count at /engine-rest and /api alone; who is an administrator there,",
            "          MAJORINCIDENT_ACCESS_OIDC_PEOPLE says");
  }
}
