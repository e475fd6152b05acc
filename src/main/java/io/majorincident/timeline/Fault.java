package io.majorincident.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that is wrong with a timeline.
 *
 * @param entry number of the entry that it is about; of several in a row the first; 0 if of none
 * @param sentence for people, in English
 */
public record Fault(Kind kind, long entry, String sentence) {

  /** As JSON in lower case. */
  public enum Kind {
    /** It does not say what it said when it was written. */
    CHANGED,
    /** It was there, but is no more. */
    MISSING,
    /** The last entries are no more there. */
    CUT,
    /** It was never written there. */
    INSERTED,
    /** It carries a number that is not its own. */
    RENUMBERED,
    /** It stands in another order than it was written. */
    MOVED,
    /** The head names another last entry: the end was written anew. */
    END;

    @JsonValue
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
