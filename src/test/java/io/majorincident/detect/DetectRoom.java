package io.majorincident.detect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.majorincident.incident.Importance;
import io.majorincident.incident.Incidents;
import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Team;
import io.majorincident.process.TransactionRetry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** This room with a real web server and a real database, but without engine and plan. */
@EnableConfigurationProperties(DetectSettings.class)
@ComponentScan(basePackageClasses = Incidents.class)
@Import({
  AlertDoor.class,
  AlertKey.class,
  AlertMeaning.class,
  Alerts.class,
  Episodes.class,
  Turnstile.class,
  RecordingProcess.class,
  StandingClock.class,
  TransactionRetry.class
})
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class
})
class DetectRoom {

  static final OwnedService SHOP =
      new OwnedService("shop", "Web shop", Importance.CRITICAL, "shopTeam");

  /** As the plan would answer if it knew nothing but the shop. */
  static WhatIsAffected onlyTheShopIsKnown() {
    return new WhatIsAffected(
        name -> Optional.of(SHOP).filter(shop -> shop.id().equals(name)),
        () -> new Team("platform", "Platform", null, List.of("ada")));
  }

  @Bean
  WhatIsAffected whatIsAffected() {
    return onlyTheShopIsKnown();
  }

  @Bean(destroyMethod = "close")
  EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder().start();
  }

  @Bean(destroyMethod = "close")
  HikariDataSource pool(EmbeddedPostgres postgres) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    return new HikariDataSource(config);
  }

  @Bean
  @Primary
  FlakyDatabase database(HikariDataSource pool) {
    return new FlakyDatabase(pool);
  }
}
