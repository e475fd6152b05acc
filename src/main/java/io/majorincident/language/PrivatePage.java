package io.majorincident.language;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page for whoever has its address: it is kept nowhere. */
public final class PrivatePage {

  private PrivatePage() {}

  public static ResponseEntity<String> of(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .body(html);
  }

  /** What an address opens that belongs to nothing, in the language of the browser. */
  public static ResponseEntity<String> unknownLink(Words words) {
    Locale language = Languages.asked();
    String title = words.say(language, "Unknown link");
    String text =
        words.say(
            language, "This link belongs to no page. Sign in to Tasklist to see what is open.");
    return of(
        HttpStatus.NOT_FOUND,
        "<!doctype html><html lang=\"%s\"><title>%s</title><p>%s</p></html>"
            .formatted(language.getLanguage(), title, text));
  }
}
