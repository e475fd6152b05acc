package io.majorincident;

import io.majorincident.channel.Delivery;
import io.majorincident.channel.PermanentFailure;
import io.majorincident.channel.Sender;
import io.majorincident.channel.TemporaryFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A channel that keeps what it is given, and fails where a test wants it to. */
class FakeChannel implements Sender {

  private final String channel;
  private final List<Delivery> sent = new ArrayList<>();
  private final Set<String> dead = new HashSet<>();
  private final Set<String> busy = new HashSet<>();
  private boolean down;

  FakeChannel(String channel) {
    this.channel = channel;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    if (down) {
      throw new TemporaryFailure("The server does not answer.");
    }
    if (busy.contains(delivery.recipient())) {
      throw new TemporaryFailure("Try again later.");
    }
    if (dead.contains(delivery.recipient())) {
      throw new PermanentFailure("There is no such recipient.");
    }
    sent.add(delivery);
  }

  /** Nobody can be reached at this address. */
  void kill(String recipient) {
    dead.add(recipient);
  }

  /** This address takes nothing for now, or is well again. */
  void busy(String recipient, boolean now) {
    if (now) {
      busy.add(recipient);
    } else {
      busy.remove(recipient);
    }
  }

  /** The server stops, or starts again. */
  void down(boolean down) {
    this.down = down;
  }

  List<Delivery> sent() {
    return List.copyOf(sent);
  }

  /** What was sent to one recipient, the oldest first. */
  List<Delivery> to(String recipient) {
    return sent.stream().filter(delivery -> delivery.recipient().equals(recipient)).toList();
  }

  /** What was sent by one step. */
  List<Delivery> by(String step) {
    return sent.stream().filter(delivery -> delivery.key().split("/")[1].equals(step)).toList();
  }

  void forget() {
    sent.clear();
  }

  void reset() {
    sent.clear();
    dead.clear();
    busy.clear();
    down = false;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    FakeChannel mail() {
      return new FakeChannel("mail");
    }

    @Bean
    FakeChannel push() {
      return new FakeChannel("push");
    }

    @Bean
    FakeChannel chat() {
      return new FakeChannel("chat");
    }

    @Bean
    FakeChannel text() {
      return new FakeChannel("text");
    }

    @Bean
    FakeChannel voice() {
      return new FakeChannel("voice");
    }
  }
}
