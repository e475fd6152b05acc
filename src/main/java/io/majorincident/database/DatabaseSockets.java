package io.majorincident.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sockets to the database, and knows them: whoever reads from one that has gone silent
 * waits until its time-out, unless the socket is closed. The driver makes it, by its name in the
 * connection property socketFactory.
 */
public final class DatabaseSockets extends SocketFactory {

  private static final Logger log = LoggerFactory.getLogger(DatabaseSockets.class);

  /**
   * Since when each is there, by this machine's nanoseconds. The driver tells nobody of its own.
   */
  private static final Map<Socket, Long> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<Socket, Long> known;

  /** For the driver. */
  public DatabaseSockets() {
    this(KNOWN);
  }

  DatabaseSockets(Map<Socket, Long> known) {
    this.known = known;
  }

  /**
   * Closes all that were opened before; whoever waits for an answer there learns at once that none
   * comes.
   *
   * @param nanos by this machine's count of nanoseconds
   * @return how many were open
   */
  static int closeAllOlderThan(long nanos) {
    return new DatabaseSockets().closeOlderThan(nanos);
  }

  int closeOlderThan(long nanos) {
    List<Socket> old;
    synchronized (known) {
      old =
          known.entrySet().stream()
              .filter(it -> it.getValue() - nanos < 0 && !it.getKey().isClosed())
              .map(Map.Entry::getKey)
              .toList();
    }
    old.forEach(DatabaseSockets::close);
    return old.size();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      log.debug("The socket was gone: {}", gone.toString());
    }
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    known.put(socket, System.nanoTime());
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress own, int ownPort) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort) {
    throw onlyUnconnected();
  }

  private static UnsupportedOperationException onlyUnconnected() {
    return new UnsupportedOperationException("The driver connects its sockets itself.");
  }
}
