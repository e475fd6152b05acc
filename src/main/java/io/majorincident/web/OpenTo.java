package io.majorincident.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may use a door, or all doors of a class; what says nothing is closed to everybody. A
 * door may ask for more than that, such as whether the caller is in the team that it is about.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OpenTo {

  /** Each of them; administrators may use whatever somebody signs in for. */
  Caller[] value();

  /** What the door gives or takes, in a few words for the page about security. */
  String what();
}
