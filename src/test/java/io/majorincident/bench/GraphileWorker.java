package io.majorincident.bench;

import io.majorincident.running.Installed;
import io.majorincident.running.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The job queue for Node.js, installed for this run alone; works in batches. */
final class GraphileWorker implements AutoCloseable {

  private static final String VERSION = "0.17.3";

  /** With the numbers that its own documentation recommends for batches. */
  private static final String PROGRAM =
      """
      import http from "node:http";
      import { run } from "graphile-worker";

      const agent = new http.Agent({ keepAlive: true, maxSockets: 24 });

      const post = (payload) =>
        new Promise((resolve, reject) => {
          const body = JSON.stringify(payload);
          const request = http.request(
            payload.url,
            { agent, method: "POST", headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } },
            (answer) => {
              answer.resume();
              answer.on("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error("refused"))));
            });
          request.on("error", reject);
          request.end(body);
        });

      await run({
        preset: {
          worker: {
            connectionString: process.argv[2],
            concurrentJobs: 24,
            maxPoolSize: 25,
            localQueue: { size: 500 },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        taskList: { post },
      });
      """;

  private final Path folder;
  private final Durable database;
  private Process process;

  GraphileWorker(Path folder, Durable database) {
    this.folder = folder;
    this.database = database;
  }

  void start() throws Exception {
    String npm = Installed.orSkip("npm").toString();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    Files.writeString(folder.resolve("worker.js"), PROGRAM);
    Process install =
        run(List.of(npm, "install", "--no-audit", "--no-fund", "graphile-worker@" + VERSION));
    if (!install.waitFor(5, TimeUnit.MINUTES) || install.exitValue() != 0) {
      throw new AssertionError("It could not be installed, see " + folder.resolve("log.txt"));
    }
    String url = "postgres://postgres:postgres@localhost:" + database.port() + "/postgres";
    process = run(List.of(Installed.orSkip("node").toString(), "worker.js", url));
    Wait.until("graphile-worker runs", Duration.ofMinutes(1), this::isReady);
  }

  private boolean isReady() throws Exception {
    return !database.ask("select to_regclass('graphile_worker._private_jobs')").contains(null)
        && Files.readString(folder.resolve("log.txt")).contains("Worker connected");
  }

  private Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()))
        .start();
  }

  @Override
  public void close() throws Exception {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }
}
