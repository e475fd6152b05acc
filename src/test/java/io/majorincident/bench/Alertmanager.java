package io.majorincident.bench;

import io.majorincident.running.Installed;
import io.majorincident.running.RunningApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Debian's Prometheus Alertmanager, which sends each alert on at once to the receiver. */
final class Alertmanager implements AutoCloseable {

  private final int port = RunningApplication.freePort();
  private final Process process;

  Alertmanager(Path folder, Receiver receiver) throws Exception {
    Path program = Installed.orSkip("prometheus-alertmanager", "alertmanager");
    Files.createDirectories(folder);
    // it would not tell anew what it has told in an earlier run
    FileSystemUtils.deleteRecursively(folder.resolve("storage"));
    Path configuration =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route:
              receiver: bench
              group_by: ['...']
              group_wait: 0s
              group_interval: 5m
            receivers:
              - name: bench
                webhook_configs:
                  - url: %s/alertmanager
                    send_resolved: false
            """
                .formatted(receiver.url()));
    process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("storage"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
  }

  boolean ready(HttpClient http) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready")).build();
      return http.send(request, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (java.io.IOException notYet) {
      return false;
    }
  }

  HttpRequest post(String service, String mark) {
    String alert =
        """
        [{"labels":{"alertname":"Down","service":"%1$s","severity":"critical","run":"%2$s"},
          "annotations":{"summary":"%2$s is down"}}]
        """
            .formatted(service, mark);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(alert))
        .build();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor();
  }
}
