package io.majorincident.channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for whoever posts to a recipient, and keeps everybody out of our own networks: who
 * names a recipient could otherwise have us call the machine itself, its neighbours, or the cloud
 * that it runs in. The client connects to the addresses that are returned here and looks up nothing
 * by itself, so that a name cannot mean one place when it is checked and another one when it is
 * called. An address that is written in place of a name comes by here as well.
 */
class AddressGuard implements DnsResolver {

  /** Not on the internet, or not for us: RFC 6890, and where clouds tell machines secrets. */
  private static final List<AddressBlock> FORBIDDEN =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "168.63.129.16",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b:1::/48",
              "2001::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(AddressBlock::of)
          .toList();

  /** Leads on to the address of the old kind that its last four bytes are. */
  private static final AddressBlock TRANSLATED = AddressBlock.of("64:ff9b::/96");

  private final List<AddressBlock> allowed = new ArrayList<>();
  private final Set<String> allowedNames = new HashSet<>();
  private final Names names;

  /**
   * @param allowed blocks of addresses, single ones, and names of hosts
   * @throws IllegalArgumentException if one of them is none of these
   */
  AddressGuard(List<String> allowed) {
    this(allowed, InetAddress::getAllByName);
  }

  AddressGuard(List<String> allowed, Names names) {
    this.names = names;
    allowed.stream().map(String::strip).forEach(this::allow);
  }

  /** Says what a name stands for now. */
  interface Names {
    InetAddress[] lookUp(String name) throws UnknownHostException;
  }

  /**
   * @throws ForbiddenAddress if one of its addresses is where nothing may be sent
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.lookUp(host);
    boolean may = isAllowed(host) || Arrays.stream(found).allMatch(this::isAllowed);
    if (!may) {
      throw new ForbiddenAddress();
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private void allow(String entry) {
    Optional<AddressBlock> block = AddressBlock.read(entry);
    block.ifPresent(allowed::add);
    if (block.isEmpty()) {
      allowedNames.add(name(entry));
    }
  }

  private static String name(String entry) {
    if (!entry.matches("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "majorincident.channel.allowed-addresses holds '%s': write a block of addresses such as 10.1.0.0/16 or fd00::/8, a single address, or the name of a host such as mattermost.internal."
              .formatted(entry));
    }
    return entry.toLowerCase(Locale.ROOT);
  }

  private boolean isAllowed(String host) {
    return allowedNames.contains(host.toLowerCase(Locale.ROOT));
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address)) || isOutside(meant(address));
  }

  private static boolean isOutside(InetAddress address) {
    return FORBIDDEN.stream().noneMatch(block -> block.contains(address));
  }

  private static InetAddress meant(InetAddress address) {
    return address instanceof Inet6Address && TRANSLATED.contains(address)
        ? lastFour(address.getAddress())
        : address;
  }

  private static InetAddress lastFour(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    } catch (UnknownHostException never) {
      throw new IllegalStateException("Four bytes are always an address.", never);
    }
  }
}
