package io.majorincident;

import io.majorincident.timeline.ExportCheck;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the major-incident management system, or verifies an exported incident. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MajorIncidentApplication {

  public static void main(String[] args) {
    ExportCheck.asked(args)
        .ifPresentOrElse(
            check -> System.exit(check.run(System.out)),
            () -> SpringApplication.run(MajorIncidentApplication.class, args));
  }

  /** The only source of the present moment, so that a test or a drill can move it. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
