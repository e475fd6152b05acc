package io.majorincident.contact;

import io.majorincident.channel.DeliveryStatus;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How a delivery stands, as everybody may read it: without the address. */
@Component
public class ShownDelivery {

  /** Keys of earlier versions ended with what could be tried out until the number was known. */
  private static final Pattern GUESSABLE = Pattern.compile("#[0-9a-f]{8}(?=$|/)");

  private final Addressees addressees;

  ShownDelivery(Addressees addressees) {
    this.addressees = addressees;
  }

  /** The same to "anna (mail)". */
  public DeliveryStatus of(DeliveryStatus status) {
    return status.to(
        addressees.of(status.channel(), status.recipient()),
        text -> GUESSABLE.matcher(without(text, status.recipient())).replaceAll(""));
  }

  /** A text that may name the address, as the error of an old attempt does. */
  public static String without(String text, String address) {
    return text == null
        ? null
        : Pattern.compile(address, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .replaceAll("...");
  }
}
