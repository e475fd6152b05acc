package io.majorincident.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Lets one address have a quarter of all connections at most, so that whoever hoards them leaves
 * some to the others. A proxy that the settings trust may have as many as it likes.
 */
final class BoundedEndpoint extends NioEndpoint {

  /** How long a count is believed; what has been accepted since is added to it. */
  private static final long RECOUNT = Duration.ofSeconds(1).toNanos();

  private static final int SHARE = 4;

  private ClientAddress addresses = new ClientAddress(List.of());
  private Map<InetAddress, Integer> counts = new HashMap<>();
  private long countedAt = System.nanoTime() - RECOUNT;

  void setAddresses(ClientAddress addresses) {
    this.addresses = addresses;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (mayConnect(address(socket))) {
      return super.setSocketOptions(socket);
    }
    destroySocket(socket);
    return false;
  }

  /** Called by the one thread that accepts connections. */
  private boolean mayConnect(InetAddress from) {
    if (from == null || addresses.isTrusted(from.getHostAddress())) {
      return true;
    }
    if (System.nanoTime() - countedAt > RECOUNT) {
      counts = count();
      countedAt = System.nanoTime();
    }
    return counts.merge(from, 1, Integer::sum) <= Math.max(1, getMaxConnections() / SHARE);
  }

  private Map<InetAddress, Integer> count() {
    Map<InetAddress, Integer> count = new HashMap<>();
    connections.keySet().stream()
        .map(BoundedEndpoint::address)
        .filter(Objects::nonNull)
        .forEach(address -> count.merge(address, 1, Integer::sum));
    return count;
  }

  /** Null if it is closed. */
  private static InetAddress address(SocketChannel connection) {
    try {
      return connection.getRemoteAddress() instanceof InetSocketAddress remote
          ? remote.getAddress()
          : null;
    } catch (IOException closed) {
      return null;
    }
  }
}
