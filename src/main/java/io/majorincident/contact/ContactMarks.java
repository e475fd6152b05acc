package io.majorincident.contact;

import io.majorincident.oncall.Contact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * A mark tells a contact from all others and says nothing of its address: it is made with a key
 * that only the database has, since whoever knew how could try out all numbers there are.
 */
@Component
public class ContactMarks {

  private static final String ALGORITHM = "HmacSHA256";

  /** Two among a million contacts are the same once in 500 houses. */
  private static final int BYTES = 6;

  private final Supplier<SecretKeySpec> key;

  ContactMarks(JdbcClient jdbc) {
    this.key = SingletonSupplier.of(() -> read(jdbc));
  }

  /** As in "text/3f29a1b04c77"; the same for everybody who has this contact. */
  public String of(Contact contact) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.get());
      byte[] digest = mac.doFinal(bytes(contact.channel() + "/" + contact.address()));
      return "%s/%s".formatted(contact.channel(), HexFormat.of().formatHex(digest, 0, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
    }
  }

  private static SecretKeySpec read(JdbcClient jdbc) {
    String key = jdbc.sql("select key from contact_mark_key").query(String.class).single();
    return new SecretKeySpec(bytes(key), ALGORITHM);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
