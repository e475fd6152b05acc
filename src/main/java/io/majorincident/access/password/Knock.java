package io.majorincident.access.password;

import java.util.Arrays;

/**
 * Somebody at an address wants to be taken for somebody.
 *
 * @param account a digest of the name, so that long names take no memory
 * @param network the address; of IPv6 its first half, which is what one household gets
 */
record Knock(String account, String network) {

  private static final int HALF = 4;

  /**
   * @param address as {@link io.majorincident.web.ClientAddress} writes it
   */
  static Knock of(String account, String address) {
    String[] groups = address.split(":");
    return new Knock(
        account, groups.length > HALF ? String.join(":", Arrays.copyOf(groups, HALF)) : address);
  }
}
