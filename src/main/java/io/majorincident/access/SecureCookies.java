package io.majorincident.access;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Lets browsers send our cookies over HTTPS alone, if that is how people reach the application. A
 * setting that says otherwise counts more.
 */
public final class SecureCookies implements EnvironmentPostProcessor {

  static final Set<String> SETTINGS =
      Set.of(
          "server.servlet.session.cookie.secure", "camunda.bpm.webapp.csrf.enable-secure-cookie");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(
            new Answer(
                () ->
                    environment
                        .getProperty("majorincident.message.base-url", "")
                        .startsWith("https:")));
  }

  private static final class Answer extends PropertySource<BooleanSupplier> {

    Answer(BooleanSupplier secure) {
      super("secure cookies", secure);
    }

    @Override
    public Object getProperty(String name) {
      return SETTINGS.contains(name) ? source.getAsBoolean() : null;
    }
  }
}
