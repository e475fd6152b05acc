package io.majorincident.access.password;

import java.util.Locale;

/**
 * Who asks on this thread, as far as it is known without a password.
 *
 * @param address where the request comes from; empty outside of requests
 * @param language in which a refusal is said
 */
record Asking(String address, Locale language) {

  private static final Asking NOBODY = new Asking("", Locale.ENGLISH);
  private static final ThreadLocal<Asking> NOW = ThreadLocal.withInitial(() -> NOBODY);

  static Asking now() {
    return NOW.get();
  }

  static void begin(Asking asking) {
    NOW.set(asking);
  }

  static void end() {
    NOW.remove();
  }
}
