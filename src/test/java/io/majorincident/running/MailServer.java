package io.majorincident.running;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real SMTP server that outlives the application. */
public final class MailServer implements AutoCloseable {

  private final GreenMail server;

  public MailServer() {
    this(RunningApplication.freePort());
  }

  MailServer(int port) {
    server = new GreenMail(new ServerSetup(port, "localhost", "smtp"));
    server.start();
  }

  /** The settings that make the application use it. */
  public String[] settings() {
    return new String[] {
      "--spring.mail.host=localhost", "--spring.mail.port=" + server.getSmtp().getPort()
    };
  }

  /** The pages of a recipient with this in their subject or text, the oldest first. */
  List<MimeMessage> pages(String recipient, String words) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> isTo(mail, recipient))
        .filter(mail -> text(mail).contains("/pages/") && text(mail).contains(words))
        .toList();
  }

  /** The link of the first page to a recipient that has this in its subject or text. */
  String link(String recipient, String words) {
    Matcher link =
        Pattern.compile("http://\\S+/pages/[A-Za-z0-9_-]+")
            .matcher(text(pages(recipient, words).get(0)));
    if (!link.find()) {
      throw new AssertionError("The page has no link.");
    }
    return link.group();
  }

  /** The key of each message that has arrived, as its Message-ID carries it. */
  List<String> keys() {
    return Arrays.stream(server.getReceivedMessages()).map(MailServer::key).toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static boolean isTo(MimeMessage mail, String recipient) {
    try {
      return mail.getAllRecipients()[0].toString().contains(recipient);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(MimeMessage mail) {
    try {
      String id = mail.getMessageID();
      String written = id.substring(1, id.lastIndexOf('@'));
      return Pattern.compile("=([0-9A-F]{2})")
          .matcher(written)
          .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n" + mail.getContent();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
