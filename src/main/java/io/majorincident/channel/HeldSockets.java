package io.majorincident.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Makes sockets for one attempt at a time of each thread, and keeps them at hand, so that an
 * attempt that is cut off ends there and then: closing its sockets ends whatever it waits for.
 */
class HeldSockets extends SocketFactory {

  private final ThreadLocal<Held> present = new ThreadLocal<>();

  /** The sockets of one attempt. */
  static class Held {

    private final List<Socket> sockets = new ArrayList<>();
    private boolean closed;

    private synchronized Socket add(Socket socket) throws SocketException {
      if (closed) {
        throw new SocketException("The attempt was cut off");
      }
      sockets.add(socket);
      return socket;
    }

    /** Whatever waits for one of them ends, and no further one is made. */
    synchronized void close() {
      closed = true;
      sockets.forEach(Held::close);
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException gone) {
        // that is what was wanted
      }
    }
  }

  /** What is done makes its sockets here. */
  void during(Held held, Runnable attempt) {
    present.set(held);
    try {
      attempt.run();
    } finally {
      present.remove();
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    Held held = present.get();
    return held == null ? new Socket() : held.add(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(InetAddress.getByName(host), port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host, port, null, 0);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    Socket socket = createSocket();
    if (local != null) {
      socket.bind(new InetSocketAddress(local, localPort));
    }
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }
}
