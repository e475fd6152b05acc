package io.majorincident.channel;

import java.util.List;
import java.util.function.Function;

/**
 * What goes out as one message: one delivery, or several to the same contact.
 *
 * @param key of the message, which the receiver sees at each attempt
 * @param claims the most urgent first; none if what was claimed has to wait
 */
record Parcel(String key, List<Claim> claims) {

  static final Parcel EMPTY = new Parcel("", List.of());

  static Parcel of(Claim claim) {
    String bundle = claim.turn().bundle();
    return new Parcel(bundle == null ? claim.delivery().key() : bundle, List.of(claim));
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** What holds of the first holds of all: the contact, the attempt, the urgency. */
  Claim first() {
    return claims.get(0);
  }

  /**
   * The message itself.
   *
   * @param said what each of it says
   */
  Delivery message(Bundling bundling, Function<Claim, Delivery> said) {
    List<Delivery> all = claims.stream().map(said).toList();
    return all.size() == 1 ? all.get(0).as(key) : withoutButtons(bundling.together(key, all));
  }

  /** Of several questions in one message nobody could tell which one a button answers. */
  private static Delivery withoutButtons(Delivery delivery) {
    return delivery.asking(delivery.action().withoutAnswers());
  }
}
