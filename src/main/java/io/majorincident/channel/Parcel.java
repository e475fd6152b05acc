package io.majorincident.channel;

import java.util.List;

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

  /** The message itself. */
  Delivery message(Bundling bundling) {
    return claims.size() == 1
        ? first().delivery().as(key)
        : withoutButtons(bundling.together(key, claims.stream().map(Claim::delivery).toList()));
  }

  /** Of several questions in one message nobody could tell which one a button answers. */
  private static Delivery withoutButtons(Delivery delivery) {
    return delivery.asking(delivery.action().withoutAnswers());
  }
}
