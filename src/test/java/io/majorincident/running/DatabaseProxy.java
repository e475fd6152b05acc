package io.majorincident.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between nodes and their database, and can be told what a bad network does. A connection
 * that it has forgotten stays open on both sides and carries nothing any more, not even its end.
 */
public final class DatabaseProxy implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final ServerSocket door;
  private final int database;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile boolean stalled;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean open = true;

  /**
   * @param database its port on this machine
   */
  public DatabaseProxy(int database) {
    this.database = database;
    try {
      this.door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("proxy-door", this::accept);
  }

  /** Where nodes find the database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(door.getLocalPort());
  }

  /** Carries everything again, what it has held back included; what is forgotten stays so. */
  public void pass() {
    stalled = false;
    refusing = false;
    delay = Duration.ZERO;
  }

  /** Forgets all connections that there are; new ones are carried. */
  public void forget() {
    pairs.forEach(pair -> pair.forgotten = true);
  }

  /** Holds everything back, new connections included. */
  public void stall() {
    stalled = true;
  }

  /** Cuts all connections that there are. */
  public void reset() {
    pairs.forEach(Pair::reset);
  }

  /** Cuts all connections, and lets nobody in. */
  public void refuse() {
    refusing = true;
    reset();
  }

  /** Takes so long for each piece, in each direction. */
  public void slow(Duration delay) {
    this.delay = delay;
  }

  private void accept() {
    while (open) {
      try {
        Socket node = door.accept();
        daemon("proxy-connect", () -> connect(node));
      } catch (IOException closed) {
        open = false;
      }
    }
  }

  private void connect(Socket node) {
    try {
      waitWhileStalled();
      if (refusing) {
        node.setSoLinger(true, 0);
        node.close();
        return;
      }
      Socket server = new Socket();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), database));
      Pair pair = new Pair(node, server);
      pairs.add(pair);
      daemon("proxy-to", () -> pair.carry(node, server));
      daemon("proxy-from", () -> pair.carry(server, node));
    } catch (IOException refused) {
      closeQuietly(node);
    }
  }

  private void waitWhileStalled() {
    while (stalled && open) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // it is of no use any more
    }
  }

  @Override
  public void close() throws IOException {
    open = false;
    door.close();
    pairs.forEach(Pair::reset);
  }

  private final class Pair {

    private final Socket node;
    private final Socket server;
    private volatile boolean forgotten;

    Pair(Socket node, Socket server) throws IOException {
      this.node = node;
      this.server = server;
      node.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    /** Also the end of one side is carried to the other, unless it is forgotten. */
    void carry(Socket from, Socket to) {
      byte[] piece = new byte[16 * 1024];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          waitWhileStalled();
          LockSupport.parkNanos(delay.toNanos());
          if (!forgotten) {
            out.write(piece, 0, n);
            out.flush();
          }
        }
      } catch (IOException ended) {
        // the other side is told below
      }
      waitWhileStalled();
      if (!forgotten) {
        end();
      }
    }

    void reset() {
      try {
        node.setSoLinger(true, 0);
        server.setSoLinger(true, 0);
      } catch (IOException ended) {
        // it was closed before
      }
      end();
    }

    private void end() {
      pairs.remove(this);
      closeQuietly(node);
      closeQuietly(server);
    }
  }
}
