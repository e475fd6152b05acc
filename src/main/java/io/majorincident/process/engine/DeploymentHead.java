package io.majorincident.process.engine;

import io.majorincident.process.ProcessSets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a deployment says of itself, beside its files.
 *
 * @param name null if there is none
 * @param source where it says that it comes from; null if it does not
 * @param tenant for whom alone it is meant; null if for all
 */
record DeploymentHead(String name, String source, String tenant) {

  /** What the database holds, and what a list can show. */
  private static final int LONGEST = 200;

  private static final Pattern UNSEEN = Pattern.compile("\\p{Cc}");

  /**
   * What is wrong with it.
   *
   * @param ours whether the application deploys
   */
  Stream<String> faults(boolean ours) {
    return Stream.of(
            forOneTenant(), claimed(ours), written("name", name), written("source", source))
        .flatMap(Optional::stream);
  }

  /** With a set for a tenant beside the one for all, the engine could not choose for an alert. */
  private Optional<String> forOneTenant() {
    return tenant == null
        ? Optional.empty()
        : Optional.of(
            "Tenant: what is deployed holds for everybody here. Leave the tenant id empty.");
  }

  private Optional<String> claimed(boolean ours) {
    boolean claims =
        same(source, ProcessSets.OWN_SOURCE) || same(name, ProcessSets.FORMER_OWN_NAME);
    return claims && !ours
        ? Optional.of(
            "Source: a release of the application is deployed by the application alone. Leave the"
                + " source empty, or give another one.")
        : Optional.empty();
  }

  private static Optional<String> written(String what, String text) {
    return text != null && (text.length() > LONGEST || UNSEEN.matcher(text).find())
        ? Optional.of("Its %s is longer than 200 characters, or not plain text.".formatted(what))
        : Optional.empty();
  }

  private static boolean same(String text, String other) {
    return Objects.toString(text, "").strip().equalsIgnoreCase(other);
  }
}
