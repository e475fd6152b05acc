package io.majorincident.database;

import java.nio.file.Path;

/**
 * The tables were made by migrations that this build does not have, as those from before the first
 * release are: nothing is done to them.
 */
final class EarlierBuildsData extends DatabaseUnavailable {

  private final String remedy;

  private EarlierBuildsData(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /**
   * @param data the folder in which the embedded server keeps its data, and nothing else
   */
  static EarlierBuildsData embedded(Path data, Throwable cause) {
    return new EarlierBuildsData(
        "The database in %s was made by an earlier build and cannot be used any more: delete this folder."
            .formatted(data),
        "Delete the folder " + data,
        cause);
  }

  static EarlierBuildsData outside(Throwable cause) {
    return new EarlierBuildsData(
        "The tables in this database were made by an earlier build and cannot be used any more:"
            + " an empty database is needed.",
        "Create an empty database for this application",
        cause);
  }

  @Override
  String remedy() {
    return remedy;
  }
}
