package io.majorincident;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every endpoint of some resource classes, found in the classes themselves. */
final class Endpoints {

  /**
   * @param path with names in braces where a request has ids
   */
  record Endpoint(String path, String method) implements Comparable<Endpoint> {

    boolean mayChange() {
      return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    @Override
    public int compareTo(Endpoint other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private final Set<Endpoint> found = new TreeSet<>();

  private Endpoints() {}

  /**
   * @param prefix of the application's paths
   * @param classes its resources; what is none is passed over
   */
  static Set<Endpoint> of(String prefix, Collection<Class<?>> classes) {
    Endpoints endpoints = new Endpoints();
    for (Class<?> type : classes) {
      path(type.getAnnotations())
          .ifPresent(path -> endpoints.walk(joined(prefix, path), type, List.of()));
    }
    return endpoints.found;
  }

  private void walk(String path, Class<?> type, List<Class<?>> above) {
    if (above.contains(type)) {
      throw new IllegalStateException("A resource leads to itself: " + type);
    }
    List<Class<?>> here = new ArrayList<>(above);
    here.add(type);
    for (Method method : type.getMethods()) {
      if (!method.isBridge()) {
        visit(path, method, here);
      }
    }
  }

  private void visit(String path, Method method, List<Class<?>> here) {
    List<Annotation> annotations = annotations(method);
    Optional<String> below = path(annotations.toArray(Annotation[]::new));
    String whole = below.map(it -> joined(path, it)).orElse(path);
    List<String> verbs = verbs(annotations);
    verbs.forEach(verb -> found.add(new Endpoint(whole, verb)));
    if (verbs.isEmpty() && below.isPresent()) {
      if (method.getReturnType() == Object.class) {
        throw new IllegalStateException("Nobody can tell where this leads to: " + method);
      }
      walk(whole, method.getReturnType(), here);
    }
  }

  private static List<String> verbs(List<Annotation> annotations) {
    return annotations.stream()
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .toList();
  }

  /** Of the method and of all that it overrides. */
  private static List<Annotation> annotations(Method method) {
    List<Annotation> all = new ArrayList<>();
    for (Class<?> type : types(method.getDeclaringClass())) {
      try {
        all.addAll(
            List.of(
                type.getDeclaredMethod(method.getName(), method.getParameterTypes())
                    .getAnnotations()));
      } catch (NoSuchMethodException elsewhere) {
        // declared by another of them
      }
    }
    return all;
  }

  private static Set<Class<?>> types(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>(List.of(type));
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .forEach(above -> types.addAll(types(above)));
    return types;
  }

  private static Optional<String> path(Annotation[] annotations) {
    return Stream.of(annotations)
        .filter(Path.class::isInstance)
        .map(annotation -> ((Path) annotation).value())
        .findFirst();
  }

  private static String joined(String path, String below) {
    String bare = below.startsWith("/") ? below.substring(1) : below;
    return (path + (bare.isEmpty() ? "" : "/" + bare)).replaceAll("/+$", "");
  }
}
