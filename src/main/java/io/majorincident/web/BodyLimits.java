package io.majorincident.web;

import java.util.List;

/** How long the body of a request may be at each door. */
final class BodyLimits {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  private record Door(String beginning, String end, int most) {

    boolean leads(String path) {
      return path.startsWith(beginning) && path.endsWith(end);
    }
  }

  /** The first that fits decides. What the doors themselves check, they check more closely. */
  private static final List<Door> DOORS =
      List.of(
          new Door("/api/alertmanager/", "", 4 * MIB),
          new Door("/api/plan", "", 5 * MIB),
          new Door("/engine-rest/", "/deployment/create", 11 * MIB),
          new Door("/camunda/api/engine/", "/deployment/create", 11 * MIB),
          new Door("/pages/", "", 16 * KIB),
          new Door("/test-pages/", "", 16 * KIB),
          new Door("/camunda/api/admin/auth/", "", 16 * KIB),
          new Door("/", "", MIB));

  /** In bytes. A path that is written in an unusual way has the limit of those without a name. */
  int of(String path) {
    String plain = isPlain(path) ? path : "/";
    return DOORS.stream().filter(it -> it.leads(plain)).findFirst().map(Door::most).orElse(MIB);
  }

  /** Whether the path is for the application what it looks like. */
  static boolean isPlain(String path) {
    return !path.contains("%")
        && !path.contains(";")
        && !path.contains("//")
        && !path.contains("/.")
        && !path.contains("\\");
  }
}
