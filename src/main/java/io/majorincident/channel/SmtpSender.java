package io.majorincident.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mail by a mail server; the receiver sees the key as Message-ID. Each mail has a limit of
 * time as a whole, as JavaMail limits single steps only, and the look-up of the server's name not
 * at all.
 */
class SmtpSender implements Sender {

  private final Letter letter;
  private final JavaMailSender server;
  private final Duration within;
  private final Breakers breakers;

  /** More than the lane and those who try something out have at once. */
  private final Attempts attempts = new Attempts("mail-attempt", 24);

  private final HeldSockets sockets = new HeldSockets();

  /**
   * @param within how long one mail may take altogether
   * @param breakers know whether to leave the server alone
   */
  SmtpSender(Letter letter, JavaMailSender server, Duration within, Breakers breakers) {
    this.letter = letter;
    this.server = server;
    this.within = within;
    this.breakers = breakers;
    if (server instanceof JavaMailSenderImpl known) {
      limitWaiting(known);
      hold(known);
    }
  }

  @Override
  public String channel() {
    return "mail";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    Letter.Mail mail = letter.of(delivery);
    breakers.begin(name());
    send(mail);
    breakers.works(name());
  }

  private void send(Letter.Mail mail) throws TemporaryFailure, PermanentFailure {
    HeldSockets.Held held = new HeldSockets.Held();
    try {
      attempts.within(within, () -> sent(mail, held), held::close);
    } catch (ExecutionException failure) {
      tell(failure.getCause(), mail);
    } catch (TimeoutException slow) {
      breakers.fails(name());
      throw new TemporaryFailure(
          "The mail server did not take it within " + within + perhaps(mail));
    }
  }

  private Void sent(MimeMessage mail, HeldSockets.Held held) {
    sockets.during(held, () -> server.send(mail));
    return null;
  }

  /** Once the server has all of it, nobody knows what it does with it if it does not say so. */
  private static String perhaps(Letter.Mail mail) {
    return mail.isWritten() ? "; perhaps it arrives all the same" : "";
  }

  private String name() {
    return server instanceof JavaMailSenderImpl known
        ? "smtp://%s:%d".formatted(known.getHost(), known.getPort())
        : "smtp://";
  }

  private void tell(Throwable failure, Letter.Mail mail) throws TemporaryFailure, PermanentFailure {
    if (!(failure instanceof MailException refused)) {
      throw new IllegalStateException(failure);
    }
    note(refused);
    Optional<String> refusal = refusalOfRecipient(refused);
    if (refusal.isPresent()) {
      throw new PermanentFailure("The mail server refuses the recipient: " + refusal.get());
    }
    throw new TemporaryFailure(
        "The mail server did not take it: "
            + reason(refused)
            + (isUnanswered(refused) ? perhaps(mail) : ""));
  }

  /** A server that answers is well, even if it refuses one recipient for now. */
  private void note(MailException refused) {
    if (isUnanswered(refused)) {
      breakers.fails(name());
    } else {
      breakers.works(name());
    }
  }

  private static boolean isUnanswered(MailException failure) {
    return chain(failure).anyMatch(IOException.class::isInstance);
  }

  /** Whoever has set a factory of sockets needs it more than we need ours. */
  private void hold(JavaMailSenderImpl server) {
    Properties settings = server.getJavaMailProperties();
    String factory = "mail." + protocol(server) + ".socketFactory";
    if (settings.keySet().stream().noneMatch(it -> it.toString().startsWith(factory))) {
      settings.put(factory, sockets);
      // another attempt without it would be one that nobody can end
      settings.setProperty(factory + ".fallback", "false");
    }
  }

  private static String protocol(JavaMailSenderImpl server) {
    return Optional.ofNullable(server.getProtocol()).orElse("smtp");
  }

  /** JavaMail waits for ever by default, in milliseconds if told otherwise. */
  private static void limitWaiting(JavaMailSenderImpl server) {
    Properties settings = server.getJavaMailProperties();
    String protocol = protocol(server);
    settings.putIfAbsent("mail." + protocol + ".connectiontimeout", "2000");
    settings.putIfAbsent("mail." + protocol + ".timeout", "8000");
    settings.putIfAbsent("mail." + protocol + ".writetimeout", "8000");
    // a server that has taken the mail but says no goodbye must not make it a failure
    settings.putIfAbsent("mail." + protocol + ".quitwait", "false");
  }

  /**
   * Only a reply to the recipient is final; other refusals end when somebody mends the settings.
   */
  private static Optional<String> refusalOfRecipient(MailException failure) {
    return chain(failure).filter(SmtpSender::isFinal).map(SmtpSender::text).findFirst();
  }

  private static boolean isFinal(Throwable failure) {
    return failure instanceof AddressException
        || failure instanceof SMTPAddressFailedException reply && reply.getReturnCode() >= 500;
  }

  /** The innermost says it best, such as "Connection refused". */
  private static String reason(MailException failure) {
    return chain(failure).reduce((outer, inner) -> inner).map(SmtpSender::text).orElseThrow();
  }

  private static Stream<Throwable> chain(MailException failure) {
    Stream<Exception> ofMessages =
        failure instanceof MailSendException several
            ? Arrays.stream(several.getMessageExceptions())
            : Stream.empty();
    return Stream.concat(Stream.of(failure), ofMessages)
        .flatMap(one -> Stream.iterate((Throwable) one, link -> link != null, Throwable::getCause));
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    boolean speaks = failure instanceof MessagingException && message != null;
    String text = speaks ? message : failure.toString();
    String line = text.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), 300));
  }
}
