package io.majorincident.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Carries requests to receivers, without any proxy, and follows no redirect. Each call looks the
 * name up and goes to an address that was found by that. What has a key may go over a connection to
 * that address which a call just before has left open; if the receiver has closed it meanwhile, the
 * same call goes once more over one of its own.
 */
class HttpConnections {

  /** By which the receiver can tell a repetition. */
  static final String KEY = "Idempotency-Key";

  /** A moment, so that whoever restarts or moves a receiver hardly meets old connections. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(1);

  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;

  private static final HttpProcessor HEADERS =
      HttpProcessorBuilder.create()
          .addAll(
              new RequestTargetHost(),
              new RequestContent(),
              new RequestConnControl(),
              new RequestUserAgent("major-incident"))
          .build();

  private final DnsResolver names;
  private final PoolingHttpClientConnectionManager connections;
  private final HttpExchange exchange = new HttpExchange();
  private final AtomicBoolean closesLater = new AtomicBoolean();

  /**
   * @param connectWithin how long connecting to one address may take
   * @param within how long any other single step may take
   * @param names says where a name may be called
   */
  HttpConnections(Timeout connectWithin, Timeout within, DnsResolver names) {
    this.names = names;
    this.connections = connections(connectWithin, within);
  }

  /** Nothing was sent. */
  private static class Unconnected extends IOException {

    private final IOException reason;

    Unconnected(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /**
   * Says what the reader makes of the answer, which it reads to the end. A request that is
   * cancelled ends soon, but not while a name is looked up.
   *
   * @throws ForbiddenAddress if nothing may be sent there
   */
  <T> T call(HttpUriRequestBase request, HttpClientResponseHandler<T> reader) throws IOException {
    InetAddress[] found = names.resolve(request.getAuthority().getHostName());
    endIfCancelled(request);
    try {
      HEADERS.process(request, request.getEntity(), HttpCoreContext.create());
      return call(request, List.of(found).iterator(), reader);
    } catch (HttpException invalid) {
      throw new ClientProtocolException(invalid);
    } catch (ConnectionShutdownException cancelled) {
      throw new InterruptedIOException("The request is cancelled");
    }
  }

  private <T> T call(
      HttpUriRequestBase request,
      Iterator<InetAddress> addresses,
      HttpClientResponseHandler<T> reader)
      throws IOException, HttpException {
    while (true) {
      try {
        return call(route(request, addresses.next()), request, reader);
      } catch (Unconnected failure) {
        if (!addresses.hasNext() || request.isCancelled()) {
          throw failure.reason;
        }
      }
    }
  }

  private static HttpRoute route(HttpUriRequestBase request, InetAddress address) {
    String name = request.getAuthority().getHostName();
    int port = request.getAuthority().getPort();
    HttpHost receiver = new HttpHost(request.getScheme(), address, name, port);
    return new HttpRoute(receiver, null, "https".equalsIgnoreCase(request.getScheme()));
  }

  private <T> T call(
      HttpRoute route, HttpUriRequestBase request, HttpClientResponseHandler<T> reader)
      throws IOException, HttpException {
    ConnectionEndpoint connection = lease(route);
    request.setDependency(() -> cancel(connection));
    TimeValue keep = null;
    try {
      ClassicHttpResponse answer = answer(connection, request);
      T read = reader.handleResponse(answer);
      keep = isKept(request, answer) ? KEPT : null;
      return read;
    } finally {
      release(connection, keep);
    }
  }

  private ConnectionEndpoint lease(HttpRoute route) throws IOException {
    try {
      return connections.lease("", route, Timeout.DISABLED, null).get(Timeout.DISABLED);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Cut off while waiting for a connection");
    } catch (ExecutionException | TimeoutException never) {
      throw new IOException("There is no limit to connections, but none was to be had", never);
    }
  }

  private ClassicHttpResponse answer(ConnectionEndpoint connection, HttpUriRequestBase request)
      throws IOException, HttpException {
    if (connection.isConnected() && request.containsHeader(KEY)) {
      try {
        return connection.execute("", request, exchange, HttpCoreContext.create());
      } catch (HttpExchange.ClosedMeanwhile closed) {
        // one of its own does not meet that
      }
    }
    connection.close(CloseMode.GRACEFUL);
    connect(connection);
    endIfCancelled(request);
    return connection.execute("", request, exchange, HttpCoreContext.create());
  }

  /** What was cancelled before it had a connection does not notice it by that. */
  private static void endIfCancelled(HttpUriRequestBase request) throws InterruptedIOException {
    if (request.isCancelled()) {
      throw new InterruptedIOException("The request is cancelled");
    }
  }

  private void connect(ConnectionEndpoint connection) throws Unconnected {
    try {
      connections.connect(connection, null, HttpCoreContext.create());
    } catch (IOException failure) {
      throw new Unconnected(failure);
    }
  }

  private static boolean isKept(HttpUriRequestBase request, ClassicHttpResponse answer) {
    return request.containsHeader(KEY)
        && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
            request, answer, HttpCoreContext.create());
  }

  /**
   * @param keep for how long, or null if not at all
   */
  private void release(ConnectionEndpoint connection, TimeValue keep) {
    if (keep == null) {
      connection.close(CloseMode.IMMEDIATE);
    }
    connections.release(connection, null, keep);
    if (keep != null) {
      closeLater();
    }
  }

  private void closeLater() {
    if (!closesLater.getAndSet(true)) {
      LATER.execute(this::closeExpired);
    }
  }

  /** What is released from now on sees to its end by itself. */
  private void closeExpired() {
    closesLater.set(false);
    connections.closeExpired();
    if (connections.getTotalStats().getAvailable() > 0) {
      closeLater();
    }
  }

  private static boolean cancel(ConnectionEndpoint connection) {
    connection.close(CloseMode.IMMEDIATE);
    return true;
  }

  private static PoolingHttpClientConnectionManager connections(
      Timeout connectWithin, Timeout within) {
    Http1Config limits =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connectWithin)
                .setSocketTimeout(within)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(within).build())
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setMaxConnPerRoute(Integer.MAX_VALUE)
        .build();
  }
}
