package io.majorincident;

import io.majorincident.access.password.HeldTicker;
import io.majorincident.access.password.QuickPasswords;
import io.majorincident.channel.SwitchedChat;
import io.majorincident.channel.SwitchedChatBeans;
import io.majorincident.channel.SwitchedGateway;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a fresh embedded PostgreSQL, with the demo company, fake channels and a
 * clock that tests move. One context serves all stories of a process: never vary its settings.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "majorincident.channel.dispatching=false",
      // who asks looks for himself: a story has just changed what is to be seen
      "majorincident.health.watching=false",
      // a story dies with its database: waiting for the disk at each commit would prove nothing
      "spring.datasource.hikari.connection-init-sql=set synchronous_commit to off",
      "majorincident.channel.allowed-addresses=127.0.0.1",
      "majorincident.retention.running=false",
      "majorincident.detect.alert-key=" + IncidentContext.ALERT_KEY,
      // nothing goes there: fake channels stand before it
      "majorincident.channel.phone.account=AC12",
      "majorincident.channel.phone.token=" + IncidentContext.PHONE_TOKEN,
      "majorincident.channel.phone.from=+493012345678",
      "camunda.bpm.job-execution.enabled=false",
      // the provider of the running tests is on the class path and no part of the application
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration,"
          + "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration",
    })
@ContextConfiguration(initializers = FreshFolder.class)
@Import({
  MovableClock.class,
  HeldTicker.class,
  QuickPasswords.class,
  FakeChannel.Beans.class,
  SwitchedGateway.class,
  SwitchedChat.class,
  SwitchedChatBeans.class,
  IncidentScenario.class,
  WalkedPaths.class,
  WrittenKinds.class
})
public @interface IncidentContext {

  String ALERT_KEY = "key-of-the-tests";

  String PHONE_TOKEN = "token-of-the-tests";
}
