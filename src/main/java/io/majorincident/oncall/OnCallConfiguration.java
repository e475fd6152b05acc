package io.majorincident.oncall;

import io.majorincident.incident.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Finds the on-call plan when the application starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OnCallSettings.class)
class OnCallConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(OnCallConfiguration.class);
  private static final String DEMO = "classpath:company.yaml";

  /** The configured plan, or the demo company's, or one in which the administrator does all. */
  @Bean
  InitialPlan initialPlan(
      OnCallSettings settings, Environment environment, ResourceLoader resources) {
    if (!settings.plan().isBlank()) {
      return read(settings.plan().strip(), resources, false);
    }
    if (environment.getProperty("majorincident.database.embedded", Boolean.class, false)) {
      return read(DEMO, resources, true);
    }
    return new InitialPlan(() -> administratorAlone(environment), Optional.empty());
  }

  private static InitialPlan read(String location, ResourceLoader resources, boolean once) {
    String text = text(location, resources.getResource(location));
    Plan plan = PlanFile.read(text, location);
    LOG.info(
        "The on-call plan {} has {} people, {} teams and {} services.",
        location,
        plan.people().size(),
        plan.teams().size(),
        plan.services().size());
    warnOfRolesWithoutPeople(plan, location);
    return new InitialPlan(() -> plan, Optional.of(new InitialPlan.File(location, text, once)));
  }

  private static String text(String location, Resource resource) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(resource.getContentAsByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new FaultyPlan(
          "The on-call plan %s is not written in UTF-8. Save it in that encoding."
              .formatted(location),
          e);
    } catch (IOException e) {
      throw new FaultyPlan(
          "The on-call plan %s, which majorincident.oncall.plan names, cannot be read (%s). Write file: and the whole path, as in file:/etc/plan.yaml, and see that the application may read it."
              .formatted(location, e.getMessage()),
          e);
    }
  }

  private static void warnOfRolesWithoutPeople(Plan plan, String location) {
    List<String> vacant =
        Arrays.stream(Role.values())
            .filter(role -> plan.withRole(role).isEmpty())
            .map(Role::id)
            .toList();
    if (!vacant.isEmpty()) {
      LOG.warn(
          "Nobody in the on-call plan {} has these roles: {}. Their tasks wait until an administrator assigns them. Give each to one person at least.",
          location,
          String.join(", ", vacant));
    }
  }

  private static Plan administratorAlone(Environment environment) {
    Administrator administrator = Administrator.of(environment);
    LOG.warn(
        "There is no on-call plan: every page goes to the administrator {} ({}). Copy company.yaml, make it your own, and set majorincident.oncall.plan to its place, such as file:/etc/plan.yaml.",
        administrator.id(),
        administrator.mail());
    return administrator.planAlone();
  }
}
