package io.majorincident.channel;

import java.net.UnknownHostException;

/** A name, or an address, that leads where nothing may be sent. */
class ForbiddenAddress extends UnknownHostException {

  /** Names neither the host nor its address: what is inside is nobody's business. */
  ForbiddenAddress() {
    super(
        "The recipient lies in a network that nothing may be sent to: correct it where the recipient is kept, or let whoever runs the application allow it by majorincident.channel.allowed-addresses.");
  }
}
