package io.majorincident.process;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The steps that a diagram may use: one bean each, by the name that the diagram calls it. */
@Component
public class Steps {

  private final ListableBeanFactory beans;

  /** Looked for once: the engine asks at every expression, and looking goes through all beans. */
  private final Supplier<Set<String>> names;

  Steps(ListableBeanFactory beans) {
    this.beans = beans;
    this.names =
        SingletonSupplier.of(
            () -> Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false)));
  }

  /** The names of all steps. */
  public Set<String> names() {
    return names.get();
  }

  /** The step of this name. */
  public JavaDelegate get(String name) {
    return beans.getBean(name, JavaDelegate.class);
  }

  /** What the step does for an incident; nothing if there is no such step. */
  public Set<Effect> achievements(String name) {
    if (!names().contains(name)) {
      return Set.of();
    }
    Achieves achieves = beans.findAnnotationOnBean(name, Achieves.class, false);
    return achieves == null ? Set.of() : Set.of(achieves.value());
  }
}
