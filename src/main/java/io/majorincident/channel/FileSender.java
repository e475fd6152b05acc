package io.majorincident.channel;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Keeps messages as files, for as long as there is no mail server. */
class FileSender implements Sender {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 80;
  private static final int DIGITS = 12;

  private final String channel;
  private final String extension;
  private final Content content;
  private final Path folder;
  private final Clock clock;

  private FileSender(String channel, String extension, Content content, Path folder, Clock clock) {
    this.channel = channel;
    this.extension = extension;
    this.content = content;
    this.folder = folder;
    this.clock = clock;
  }

  /** Keeps mail as .eml, which every mail program opens. */
  static FileSender mail(Letter letter, Path folder, Clock clock) {
    return new FileSender("mail", ".eml", delivery -> bytes(letter, delivery), folder, clock);
  }

  /** Keeps what goes by any other channel as .json, for push the one that would be posted. */
  static FileSender json(String channel, Path folder, Clock clock) {
    return new FileSender(channel, ".json", FileSender::json, folder, clock);
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    byte[] bytes = content.of(delivery);
    try {
      keepOnce(name(delivery), bytes);
    } catch (IOException failure) {
      throw new TemporaryFailure("The folder %s does not take it: %s".formatted(folder, failure));
    }
  }

  private void keepOnce(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    if (!kept(name)) {
      keep(folder.resolve(TIME.format(clock.instant()) + "-" + name), bytes);
    }
  }

  /** In one step, so that nobody ever reads half a message. */
  private void keep(Path target, byte[] bytes) throws IOException {
    Path unfinished = Files.createTempFile(folder, ".", ".tmp");
    try {
      Files.write(unfinished, bytes);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Under any time. */
  private boolean kept(String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*Z-" + name)) {
      return files.iterator().hasNext();
    }
  }

  /** The key as far as it is readable; the digits tell keys apart that look alike then. */
  private String name(Delivery delivery) {
    String readable =
        delivery.key().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
    String start = readable.substring(0, Math.min(readable.length(), LONGEST_NAME));
    return start + "-" + KeyForms.digest(delivery.key()).substring(0, DIGITS) + extension;
  }

  private static byte[] bytes(Letter letter, Delivery delivery) throws PermanentFailure {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      letter.of(delivery).writeTo(bytes);
    } catch (IOException | MessagingException mistake) {
      throw new PermanentFailure("No mail can be made of it: " + mistake.getMessage());
    }
    return bytes.toByteArray();
  }

  private static byte[] json(Delivery delivery) {
    return PushBody.json(delivery).getBytes(StandardCharsets.UTF_8);
  }

  private interface Content {
    byte[] of(Delivery delivery) throws PermanentFailure;
  }
}
