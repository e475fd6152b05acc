package io.majorincident.access;

import java.util.List;

/**
 * What a room tells the operator when everything runs. A bean of this type is asked once, after the
 * start; several speak in the order of their {@link org.springframework.core.annotation.Order}.
 */
@FunctionalInterface
public interface StartupLine {

  /** One or two lines; each begins with a word in 10 columns, such as {@code "try curl …"}. */
  List<String> lines();
}
