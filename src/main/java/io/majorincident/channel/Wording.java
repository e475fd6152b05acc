package io.majorincident.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a message says when it goes out: one of several says all, and a late one how old it is. */
@Component("deliveryWording")
class Wording {

  /** Nobody wonders about less. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final Bundling bundling;
  private final Lateness lateness;
  private final Clock clock;

  Wording(Bundling bundling, Lateness lateness, Clock clock) {
    this.bundling = bundling;
    this.lateness = lateness;
    this.clock = clock;
  }

  Delivery of(Parcel parcel) {
    return parcel.message(bundling, this::said);
  }

  private Delivery said(Claim claim) {
    Instant now = clock.instant();
    Claim.Past past = claim.past();
    return past.inLine() && past.firstDueAt().plus(LATE).isBefore(now)
        ? lateness.late(claim.delivery(), Duration.between(past.createdAt(), now))
        : claim.delivery();
  }
}
