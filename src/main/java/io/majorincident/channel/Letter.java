package io.majorincident.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;

/** Writes a delivery as a mail. */
class Letter {

  private final InternetAddress from;
  private final Clock clock;

  Letter(String from, Clock clock) {
    this.from = sender(from);
    this.clock = clock;
  }

  /**
   * The mail, complete and ready to be sent.
   *
   * @throws PermanentFailure if the recipient is no mail address
   */
  Mail of(Delivery delivery) throws PermanentFailure {
    try {
      return write(delivery, recipient(delivery));
    } catch (MessagingException | UnsupportedEncodingException mistake) {
      throw new PermanentFailure("No mail can be made of it: " + mistake.getMessage());
    }
  }

  private Mail write(Delivery delivery, InternetAddress recipient)
      throws MessagingException, UnsupportedEncodingException {
    Mail mail = new Mail(KeyForms.messageId(delivery.key(), from.getAddress()));
    mail.setFrom(from);
    mail.setRecipient(Message.RecipientType.TO, recipient);
    mail.setSubject(oneLine(delivery.subject()), "UTF-8");
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (!delivery.reference().isBlank()) {
      mail.setHeader(
          "X-Incident", MimeUtility.encodeText(oneLine(delivery.reference()), "UTF-8", null));
    }
    mail.setText(delivery.text(), "UTF-8");
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress recipient(Delivery delivery) throws PermanentFailure {
    try {
      return new InternetAddress(delivery.recipient(), true);
    } catch (AddressException invalid) {
      throw new PermanentFailure(
          "'%s' is no mail address (%s): correct it where the recipient is kept."
              .formatted(oneLine(delivery.recipient()), invalid.getMessage()));
    }
  }

  private static InternetAddress sender(String from) {
    try {
      InternetAddress address = new InternetAddress(from, true);
      address.setPersonal(address.getPersonal(), "UTF-8");
      return address;
    } catch (AddressException | UnsupportedEncodingException invalid) {
      throw new IllegalArgumentException(
          "majorincident.channel.mail-from is '%s', which is no mail address: give one such as 'Major incident <incident@example.org>'."
              .formatted(from),
          invalid);
    }
  }

  /** A line break would begin another header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** A mail whose id is not replaced by a new one when it is saved. */
  static class Mail extends MimeMessage {

    private final String id;
    private volatile boolean written;

    private Mail(String id) {
      super((Session) null);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream receiver, String[] without)
        throws IOException, MessagingException {
      super.writeTo(receiver, without);
      written = true;
    }

    /** Whether all of it has been written to whoever receives it. */
    boolean isWritten() {
      return written;
    }
  }
}
