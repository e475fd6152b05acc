package io.majorincident.channel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that receives what is posted. */
class Receiver implements AutoCloseable {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  final List<String> keys = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final List<String> paths = new CopyOnWriteArrayList<>();
  final List<String> methods = new CopyOnWriteArrayList<>();
  final List<Headers> headers = new CopyOnWriteArrayList<>();
  final List<String> bodies = new CopyOnWriteArrayList<>();
  volatile int status = 204;
  volatile String retryAfter;
  volatile String answer = "";
  volatile boolean neverEndsItsAnswer;

  Receiver() throws IOException {
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  Delivery delivery(String key) {
    String address = address() + "secret-hook";
    return new Delivery(
        key, "push", address, "Shop \"down\"", "Größe", "", "MI-2026-0001", Urgency.HIGH);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    methods.add(exchange.getRequestMethod());
    headers.add(exchange.getRequestHeaders());
    paths.add(exchange.getRequestURI().toString());
    authorizations.add(
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "none"));
    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    int length = body.length == 0 ? -1 : body.length;
    exchange.sendResponseHeaders(status, neverEndsItsAnswer ? 1000 : length);
    exchange.getResponseBody().write(body);
    if (neverEndsItsAnswer) {
      awaitEnd();
    }
    exchange.close();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
