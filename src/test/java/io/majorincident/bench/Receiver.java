package io.majorincident.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes messages over HTTP, answers at once, and knows when which mark arrived: a word such as
 * mark-17-x anywhere in a body.
 */
public final class Receiver implements AutoCloseable {

  private static final Pattern MARK = Pattern.compile("mark-\\d+-[a-z]+");

  private final Map<String, CompletableFuture<Long>> first = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private volatile long last;

  public Receiver() {
    this(0);
  }

  Receiver(int port) {
    // otherwise an answer waits up to 40 ms for the other side
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** By System.nanoTime(), when the mark arrived for the first time; waits for it. */
  long arrival(String mark) throws Exception {
    try {
      return future(mark).get(60, TimeUnit.SECONDS);
    } catch (TimeoutException never) {
      throw new AssertionError(mark + " has not arrived within a minute", never);
    }
  }

  /** How many different marks have arrived. */
  int marks() {
    return times.size();
  }

  /** How often the mark arrived. */
  public int times(String mark) {
    return times.getOrDefault(mark, new AtomicInteger()).get();
  }

  /** How often all together. */
  public int messages() {
    return times.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** The different keys by which the receiver can tell a repetition. */
  public Set<String> keys() {
    return keys;
  }

  /** When the last mark arrived that had not arrived before, by System.nanoTime(). */
  long last() {
    return last;
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
    Matcher mark = MARK.matcher(body);
    if (mark.find()) {
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
      times.computeIfAbsent(mark.group(), it -> new AtomicInteger()).incrementAndGet();
      if (future(mark.group()).complete(now)) {
        last = now;
      }
    }
  }

  private CompletableFuture<Long> future(String mark) {
    return first.computeIfAbsent(mark, it -> new CompletableFuture<>());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
