package io.majorincident.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses with the same beginning, written as 10.1.0.0/16 or fd00::/8; or a single one. */
final class AddressBlock {

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** Nothing that could be taken for a name, and so be looked up. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<address>%1$s(\\.%1$s){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/(?<length>\\d{1,3}))?"
              .formatted(BYTE));

  private final byte[] address;
  private final int length;

  private AddressBlock(byte[] address, int length) {
    this.address = address;
    this.length = length;
  }

  /** Empty if it is none. */
  static Optional<AddressBlock> read(String text) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? read(written.group("address"), written.group("length"))
        : Optional.empty();
  }

  static AddressBlock of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Optional<AddressBlock> read(String address, String length) {
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      int all = bytes.length * Byte.SIZE;
      int fixed = length == null ? all : Integer.parseInt(length);
      return fixed > all ? Optional.empty() : Optional.of(new AddressBlock(bytes, fixed));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    if (bytes.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      if (bit(bytes, bit) != bit(address, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
  }
}
