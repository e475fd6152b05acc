package io.majorincident.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers every recipient with one reply, or says nothing at all. */
class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;
  private final String replyToRecipient;

  private ScriptedSmtp(String replyToRecipient) throws IOException {
    this.replyToRecipient = replyToRecipient;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  static ScriptedSmtp answering(String replyToRecipient) throws IOException {
    return new ScriptedSmtp(replyToRecipient);
  }

  /** Accepts connections and says nothing. */
  static ScriptedSmtp silent() throws IOException {
    return new ScriptedSmtp(null);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (replyToRecipient != null) {
          talk(client);
        }
      } catch (IOException over) {
        // the client or the test has ended
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
    out.print("220 ready\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.print((line.startsWith("RCPT") ? replyToRecipient : "250 fine") + "\r\n");
      out.flush();
    }
  }
}
