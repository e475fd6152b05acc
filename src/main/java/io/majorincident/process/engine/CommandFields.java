package io.majorincident.process.engine;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.ReflectionUtils;

/**
 * What a command of the engine is going to do, which it tells nobody else.
 *
 * @param holder a command or a builder
 */
record CommandFields(Object holder) {

  /** The value of a field; null if it has none. */
  Object get(String name) {
    Field field = ReflectionUtils.findField(holder.getClass(), name);
    if (field == null) {
      throw new IllegalStateException(
          "%s has no field '%s' any more.".formatted(holder.getClass().getName(), name));
    }
    ReflectionUtils.makeAccessible(field);
    return ReflectionUtils.getField(field, holder);
  }

  /** The value of a field; empty if there is no such field, or if it has none. */
  Optional<Object> find(String name) {
    return Optional.ofNullable(ReflectionUtils.findField(holder.getClass(), name))
        .map(field -> get(name));
  }

  String text(String name) {
    return (String) get(name);
  }

  /** The values by their names; empty if there are none. */
  @SuppressWarnings("unchecked")
  Map<String, Object> values(String name) {
    Object values = get(name);
    return values == null ? Map.of() : (Map<String, Object>) values;
  }

  /** The names in a list; empty if there is none. */
  @SuppressWarnings("unchecked")
  Collection<String> names(String name) {
    Object names = get(name);
    return names == null ? List.of() : (Collection<String>) names;
  }
}
