package io.majorincident.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Turns the bytes of a post into text: at most 1 MiB, strictly UTF-8. */
final class AlertBody {

  /** A notification has about 1 KiB for each alert; whoever has more sets max_alerts. */
  static final int LIMIT_BYTES = 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private AlertBody() {}

  /**
   * @param declaredLength in bytes, or negative if the sender does not say
   * @throws Refused if it is too long, empty or not UTF-8
   */
  static String read(InputStream body, long declaredLength) throws IOException {
    if (declaredLength > LIMIT_BYTES) {
      throw tooLong();
    }
    byte[] bytes = body.readNBytes(LIMIT_BYTES + 1);
    if (bytes.length > LIMIT_BYTES) {
      throw tooLong();
    }
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    String text = decode(bytes);
    String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (withoutMark.isBlank()) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "The body is empty: it should be a notification in JSON.");
    }
    return withoutMark;
  }

  private static String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = strictDecoder().decode(in, out, true);
    if (result.isError()) {
      throw new Refused(
          HttpStatus.BAD_REQUEST,
          "The body is not UTF-8: the byte at offset %d (0x%02X) does not fit."
              .formatted(in.position(), bytes[in.position()]));
    }
    return out.flip().toString();
  }

  private static CharsetDecoder strictDecoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static Refused tooLong() {
    return new Refused(
        HttpStatus.PAYLOAD_TOO_LARGE,
        "The body is longer than %d bytes. Limit the alerts of a notification: in Alertmanager with max_alerts."
            .formatted(LIMIT_BYTES));
  }
}
