package io.majorincident.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given, or fails as it is told. */
class FakeSender implements Sender {

  private final String channel;
  final List<Delivery> sent = new CopyOnWriteArrayList<>();
  volatile Trouble trouble = delivery -> {};

  FakeSender(String channel) {
    this.channel = channel;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    trouble.with(delivery);
    sent.add(delivery);
  }

  List<String> keys() {
    return sent.stream().map(Delivery::key).toList();
  }

  void isDown() {
    trouble =
        delivery -> {
          throw new TemporaryFailure("the line is dead");
        };
  }

  void refuses() {
    trouble =
        delivery -> {
          throw new PermanentFailure("nobody lives there");
        };
  }

  void works() {
    trouble = delivery -> {};
  }

  interface Trouble {
    void with(Delivery delivery) throws TemporaryFailure, PermanentFailure;
  }
}
