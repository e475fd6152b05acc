package io.majorincident.channel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says to other rooms whether telephones can be reached, before they promise it to somebody, and
 * whether it is the gateway that calls them.
 */
@Component
public class PhoneGateway {

  private final PhoneSettings settings;
  private final Senders senders;

  PhoneGateway(PhoneSettings settings, Senders senders) {
    this.settings = settings;
    this.senders = senders;
  }

  /**
   * Whether "text" and "voice" go anywhere: to a gateway, or into files as everything does without
   * a mail server. If not, such deliveries are given up at once.
   */
  public boolean isThere() {
    return Stream.of("text", "voice").allMatch(senders::reach);
  }

  /** Whether there is a gateway that calls us. */
  public boolean isConfigured() {
    return settings.isConfigured();
  }

  /**
   * Whether the gateway sent this form, and nobody else; never without a gateway.
   *
   * @param url as the gateway called it
   * @param signature what it says of itself, or null
   */
  public boolean hasSent(String url, Map<String, List<String>> form, String signature) {
    return isConfigured() && new PhoneSignature(settings.token()).isRight(url, form, signature);
  }
}
