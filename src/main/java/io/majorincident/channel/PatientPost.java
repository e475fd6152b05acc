package io.majorincident.channel;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Asks several things one after another, and begins nothing more when it has taken too long. */
class PatientPost {

  private final HttpPost post;
  private final long until;

  /**
   * @param within how long from now something may still begin
   */
  PatientPost(HttpPost post, Duration within) {
    this.post = post;
    this.until = System.nanoTime() + within.toNanos();
  }

  /** As {@link HttpPost#ask}. */
  HttpPost.Answer ask(HttpUriRequestBase request) throws TemporaryFailure, PermanentFailure {
    if (System.nanoTime() > until) {
      throw new TemporaryFailure(
          "The receiver answers too slowly: the next attempt goes on from here");
    }
    return post.ask(request);
  }
}
