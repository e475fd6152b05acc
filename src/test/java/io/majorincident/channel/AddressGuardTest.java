package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing may be sent, whatever it is called. */
@Timeout(20)
class AddressGuardTest {

  private static final String OUTSIDE = "203.0.113.7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void noWayLeadsInside(String address) {
    assertThatThrownBy(() -> new AddressGuard(List.of()).resolve(address))
        .isInstanceOf(ForbiddenAddress.class)
        .hasMessageNotContaining(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OUTSIDE,
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.0",
        "192.167.0.1",
        "2a00:1450:4001::1",
        "64:ff9b::cb00:7107"
      })
  void allElseIsOutside(String address) throws Exception {
    assertThat(new AddressGuard(List.of()).resolve(address)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "127.1", "0x7f.0.0.1", "localhost", "LOCALHOST"})
  void noSpellingLeadsInside(String host) {
    assertThatThrownBy(() -> new AddressGuard(List.of()).resolve(host))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void ofANameEachAddressMustLieOutside() throws Exception {
    assertThat(guard(OUTSIDE, "203.0.113.8").resolve("a.example")).hasSize(2);
    assertThatThrownBy(() -> guard(OUTSIDE, "10.0.0.1").resolve("a.example"))
        .isInstanceOf(ForbiddenAddress.class)
        .hasMessageNotContaining("a.example");
  }

  @Test
  void whatIsAllowedMayLieInside() throws Exception {
    List<String> allowed = List.of("10.1.0.0/16", "fd12::/16", "192.168.1.7", "Chat.internal");
    AddressGuard guard = new AddressGuard(allowed, name -> addresses("10.9.9.9"));
    assertThat(guard.resolve("chat.INTERNAL")).hasSize(1);
    assertThatThrownBy(() -> guard.resolve("other.internal")).isInstanceOf(ForbiddenAddress.class);
    AddressGuard literal = new AddressGuard(allowed);
    for (String inside : List.of("10.1.255.255", "fd12:ffff::1", "192.168.1.7", OUTSIDE)) {
      assertThat(literal.resolve(inside)).as(inside).hasSize(1);
    }
    for (String outOfThem : List.of("10.2.0.0", "fd13::1", "192.168.1.8", "::1")) {
      assertThatThrownBy(() -> literal.resolve(outOfThem)).isInstanceOf(ForbiddenAddress.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.0.0/33",
        "fd00::/129",
        "10.1.0",
        "256.1.1.1",
        "10.1.0.0/",
        "https://chat.internal",
        "chat.internal:8080",
        "*.internal",
        "a b",
        ":::"
      })
  void whatIsNoneOfTheseStopsTheStart(String entry) {
    assertThatThrownBy(
            () ->
                new Node(
                    ChannelDatabase.empty(),
                    List.of("majorincident.channel.allowed-addresses=127.0.0.1," + entry),
                    new MovableClock()))
        .hasStackTraceContaining(
            "majorincident.channel.allowed-addresses holds '%s': write a block".formatted(entry));
  }

  @Test
  void aCallThatIsForbiddenIsGivenUpAndConnectsToNobody() throws Exception {
    try (Receiver receiver = new Receiver()) {
      HttpPost post =
          new HttpPost(HttpPost.WITHIN, new AddressGuard(List.of()), HttpSenderTest.patient());
      String named = receiver.address().replace("127.0.0.1", "localhost");
      String mapped = receiver.address().replace("127.0.0.1", "[::ffff:127.0.0.1]");
      for (String address : List.of(receiver.address(), named, mapped, "http://[::1]/")) {
        assertThatThrownBy(() -> post.send(HttpPost.json(address, "k", "{}")))
            .as(address)
            .isInstanceOf(PermanentFailure.class)
            .hasMessageStartingWith("The recipient lies in a network")
            .hasMessageNotContaining("127.0.0.1")
            .hasMessageNotContaining("localhost");
      }
      assertThat(receiver.bodies).isEmpty();
    }
  }

  @Test
  void aNameIsLookedUpOnceForEachCallAndThatAddressIsCalled() throws Exception {
    try (Receiver receiver = new Receiver()) {
      Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.0.0.1", "127.0.0.1"));
      AddressGuard guard =
          new AddressGuard(List.of("127.0.0.1"), name -> addresses(answers.remove()));
      HttpPost post = new HttpPost(HttpPost.WITHIN, guard, HttpSenderTest.patient());
      String address = receiver.address().replace("127.0.0.1", "changing.example");
      post.send(HttpPost.json(address, "k1", "{}"));
      assertThat(answers).hasSize(2);
      assertThatThrownBy(() -> post.send(HttpPost.json(address, "k2", "{}")))
          .isInstanceOf(PermanentFailure.class);
      post.send(HttpPost.json(address, "k3", "{}"));
      assertThat(receiver.keys).containsExactly("k1", "k3");
      assertThat(receiver.headers.get(0).getFirst("Host")).startsWith("changing.example:");
    }
  }

  @Test
  void aNameThatIsNotKnownMayBeKnownLater() {
    AddressGuard guard =
        new AddressGuard(
            List.of(),
            name -> {
              throw new UnknownHostException(name);
            });
    HttpPost post = new HttpPost(Duration.ofSeconds(5), guard, HttpSenderTest.patient());
    assertThatThrownBy(() -> post.send(HttpPost.json("https://gone.example/x", "k", "{}")))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage("The receiver was not reached: its name is not known");
  }

  private static AddressGuard guard(String... found) {
    return new AddressGuard(List.of(), name -> addresses(found));
  }

  private static InetAddress[] addresses(String... all) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[all.length];
    for (int i = 0; i < all.length; i++) {
      addresses[i] = InetAddress.getByName(all[i]);
    }
    return addresses;
  }
}
