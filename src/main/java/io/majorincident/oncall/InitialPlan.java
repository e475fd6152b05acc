package io.majorincident.oncall;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The plan that the settings name, with which the application starts for the first time.
 *
 * @param plan what holds as long as there is no other one
 * @param file the file that says so; empty as long as the administrator does all
 */
public record InitialPlan(Supplier<Plan> plan, Optional<File> file) {

  /**
   * A plan file.
   *
   * @param place where it was found, for people
   * @param text all of it
   * @param once whether it is for the first start alone: what people have changed since stays, also
   *     when a new version of the application brings another one
   */
  public record File(String place, String text, boolean once) {}
}
