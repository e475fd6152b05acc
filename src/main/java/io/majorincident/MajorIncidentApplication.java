package io.majorincident;

import io.majorincident.channel.FatalErrors;
import io.majorincident.database.ClockWatch;
import io.majorincident.database.SharedClock;
import io.majorincident.health.ShutdownDeadline;
import io.majorincident.timeline.ExportCheck;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the major-incident management system, or verifies an exported incident. */
@SpringBootApplication(
    // who may come in is decided in the room access; the security that comes with the sign-in at an
    // OpenID provider would lock every door beside it
    exclude = {
      SecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class,
      OAuth2ClientAutoConfiguration.class,
      OAuth2ClientWebSecurityAutoConfiguration.class
    })
@ConfigurationPropertiesScan
public class MajorIncidentApplication {

  public static void main(String[] args) {
    FatalErrors.watchAllThreads();
    ShutdownDeadline.keep();
    ExportCheck.asked(args)
        .ifPresentOrElse(
            check -> System.exit(check.run(System.out)),
            () -> SpringApplication.run(MajorIncidentApplication.class, args));
  }

  /**
   * The only source of the present moment, so that a test or a drill can move it, and that all
   * nodes agree on it.
   */
  @Bean
  SharedClock clock(DataSource database) {
    return SharedClock.of(database);
  }

  /** The one place that looks at the clock of this machine. */
  @Bean
  ClockWatch clockWatch(SharedClock clock) {
    return new ClockWatch(clock, Clock.systemUTC());
  }
}
