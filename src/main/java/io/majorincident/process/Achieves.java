package io.majorincident.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a step what it does for an incident, for those who judge the paths of a diagram. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Achieves {

  /** All that the step does. */
  Effect[] value();
}
