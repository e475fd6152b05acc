package io.majorincident.channel;

import org.springframework.stereotype.Component;

/** Says to other rooms whether telephones can be reached, before they promise it to somebody. */
@Component
public class PhoneGateway {

  private final PhoneSettings settings;

  PhoneGateway(PhoneSettings settings) {
    this.settings = settings;
  }

  /** Whether "text" and "voice" reach somebody; if not, such deliveries are given up at once. */
  public boolean isConfigured() {
    return settings.isConfigured();
  }
}
