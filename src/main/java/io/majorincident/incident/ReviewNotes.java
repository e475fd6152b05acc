package io.majorincident.incident;

import java.util.List;
import java.util.Optional;

/** What the reviews of an incident have noted so far; kept by the room that reviews. */
public interface ReviewNotes {

  /**
   * What somebody believes to be the cause.
   *
   * @param experiment what would prove or refute it; may be empty
   * @param result "open", "proved" or "refuted", or what an owner has added to the form
   */
  record Theory(String theory, String experiment, String result) {

    /** Whether nobody knows yet if it is true. */
    public boolean isOpen() {
      return result.isBlank() || result.equals("open");
    }

    /** Whether it is known not to be true. */
    public boolean isRefuted() {
      return result.equals("refuted");
    }
  }

  /** All theories, in the order in which they were noted. */
  List<Theory> theories(String incident);

  /** What was seen, as the last review wrote it that had seen something; empty if none had. */
  Optional<String> observations(String incident);
}
