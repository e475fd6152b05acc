package io.majorincident.database;

import java.nio.file.Path;

/** A second process with a database in a folder, until somebody ends it. */
final class AnotherApplication {

  static final String READY = "ready";

  private AnotherApplication() {}

  public static void main(String[] folder) throws InterruptedException {
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(folder[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    EmbeddedDatabaseTest.remember(database);
    System.out.println(READY);
    Thread.currentThread().join();
  }
}
