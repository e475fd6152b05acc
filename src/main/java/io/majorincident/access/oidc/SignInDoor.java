package io.majorincident.access.oidc;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way to the provider, and where the provider sends people who have signed out. */
@RestController
@Conditional(Configured.class)
class SignInDoor {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final SignInPages pages;

  SignInDoor(SignInPages pages) {
    this.pages = pages;
  }

  /** Leads on to the provider; only the browser knows what follows the # of the asked page. */
  @OpenTo(value = Caller.ANYBODY, what = "signs in at the provider")
  @GetMapping("/sign-in")
  ResponseEntity<Resource> enter() {
    return ResponseEntity.ok()
        .contentType(HTML)
        .body(new ClassPathResource("pages/toProvider.html"));
  }

  @OpenTo(value = Caller.ANYBODY, what = "signs out")
  @GetMapping("/sign-in/out")
  ResponseEntity<String> out(Locale language) {
    return ResponseEntity.ok().contentType(HTML).body(pages.signedOut(language));
  }
}
