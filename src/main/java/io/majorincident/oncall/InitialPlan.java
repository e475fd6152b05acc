package io.majorincident.oncall;

import java.util.Optional;

/**
 * The plan that the settings name, with which the application starts for the first time.
 *
 * @param plan what it says
 * @param file the file that says so; empty as long as the administrator does all
 */
public record InitialPlan(Plan plan, Optional<File> file) {

  /**
   * A plan file.
   *
   * @param place where it was found, for people
   * @param text all of it
   */
  public record File(String place, String text) {}
}
