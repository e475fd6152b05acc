package io.majorincident.detect;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The secret that opens the alert door: the configured one; without it and with the embedded
 * database one of our own, kept in a file; otherwise none, and the door is closed.
 */
@Component
class AlertKey {

  static final String WHAT_TO_CONFIGURE =
      "The alert door is closed, because it has no key. Set the property majorincident.detect.alert-key"
          + " (environment: MAJORINCIDENT_DETECT_ALERTKEY) to a long random text and start again.";

  private static final Logger log = LoggerFactory.getLogger(AlertKey.class);
  private static final int SHORTEST_SAFE = 16;

  private final String key;
  private final boolean generated;

  @Autowired
  AlertKey(
      DetectSettings settings,
      @Value("${majorincident.database.embedded:false}") boolean embedded,
      @Value("${majorincident.database.folder:.data}") String folder) {
    String configured = settings.alertKey().strip();
    this.generated = configured.isEmpty() && embedded;
    this.key = generated ? new AlertKeyFile(Path.of(folder, "alert-key")).key() : configured;
    onlyCharactersOfAnAddress();
    warn();
  }

  /** Whether this key opens the door; takes equally long for every wrong one. */
  boolean opens(String given) {
    return !closed() && MessageDigest.isEqual(Sha256.bytes(key), Sha256.bytes(given));
  }

  /** Whether there is no key at all, so that nothing opens the door. */
  boolean closed() {
    return key.isEmpty();
  }

  /** The key, if we made it ourselves and may therefore show it on the console. */
  Optional<String> generated() {
    return generated ? Optional.of(key) : Optional.empty();
  }

  private void onlyCharactersOfAnAddress() {
    if (!key.matches("[A-Za-z0-9._~-]*")) {
      throw new IllegalStateException(
          "The alert key is part of an address: it may hold only letters, digits and . _ ~ -"
              + " Change the property majorincident.detect.alert-key.");
    }
  }

  private void warn() {
    if (closed()) {
      log.warn(WHAT_TO_CONFIGURE);
    } else if (key.length() < SHORTEST_SAFE) {
      log.warn(
          "The alert key has only {} characters and can be guessed: give"
              + " majorincident.detect.alert-key at least {}.",
          key.length(),
          SHORTEST_SAFE);
    }
  }
}
