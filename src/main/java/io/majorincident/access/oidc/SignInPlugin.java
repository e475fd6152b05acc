package io.majorincident.access.oidc;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The script by which the web applications lead to the provider; empty where there is none. */
@RestController
class SignInPlugin {

  private final Resource script;

  SignInPlugin(OidcSettings settings) {
    this.script =
        settings.issuer().isBlank()
            ? new ByteArrayResource("export default [];\n".getBytes())
            : new ClassPathResource("pages/signIn.js");
  }

  @OpenTo(value = Caller.ANYBODY, what = "the script of the sign-in page")
  @GetMapping("/sign-in/plugin.js")
  ResponseEntity<Resource> script() {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/javascript"))
        .cacheControl(CacheControl.noCache())
        .body(script);
  }
}
