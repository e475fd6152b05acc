package io.majorincident.database;

import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Answers {@value #EMBEDDED}: true unless {@code spring.datasource.url} names a database. Decided
 * only when asked, because a test may name its database late.
 */
public final class WhichDatabase implements EnvironmentPostProcessor {

  static final String EMBEDDED = "majorincident.database.embedded";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new Answer(() -> environment.getProperty("spring.datasource.url")));
  }

  private static final class Answer extends PropertySource<Supplier<String>> {

    Answer(Supplier<String> url) {
      super("which database", url);
    }

    @Override
    public Object getProperty(String name) {
      return name.equals(EMBEDDED) ? !StringUtils.hasText(source.get()) : null;
    }
  }
}
