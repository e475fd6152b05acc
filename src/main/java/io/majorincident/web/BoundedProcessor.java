package io.majorincident.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Bounds how long the line and the headers of a request may take in all; the server itself bounds
 * only the pause between two bytes.
 */
final class BoundedProcessor extends Http11Processor {

  private static final Duration HEADERS = Duration.ofSeconds(10);

  private final AbstractHttp11Protocol<?> protocol;

  BoundedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
    super(protocol, adapter);
    this.protocol = protocol;
  }

  @Override
  public SocketState service(SocketWrapperBase<?> connection) throws IOException {
    SocketState state = super.service(connection);
    if (state == SocketState.LONG) {
      connection.setReadTimeout(isAsync() ? protocol.getConnectionTimeout() : leftForHeaders());
    }
    return state;
  }

  private long leftForHeaders() {
    Duration spent = Duration.ofNanos(System.nanoTime() - getRequest().getStartTimeNanos());
    return Math.max(1, HEADERS.minus(spent).toMillis());
  }
}
