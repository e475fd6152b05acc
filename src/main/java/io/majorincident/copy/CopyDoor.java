package io.majorincident.copy;

import io.majorincident.database.Installation;
import io.majorincident.process.SignedIn;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this database is a copy and what would go out of it, and lets it. */
@RestController
class CopyDoor {

  private final Installation installation;
  private final HeldBack heldBack;
  private final SignedIn signedIn;

  CopyDoor(Installation installation, HeldBack heldBack, SignedIn signedIn) {
    this.installation = installation;
    this.heldBack = heldBack;
    this.signedIn = signedIn;
  }

  /**
   * What this database is.
   *
   * @param copy whether nothing happens in it by itself
   * @param database its name
   * @param heldBack what waits: in a copy it would happen as soon as it is let
   */
  record View(boolean copy, String database, HeldBack.All heldBack) {}

  /**
   * Which copy is meant.
   *
   * @param database its name
   */
  record Let(String database) {}

  @OpenTo(
      value = Caller.ADMINISTRATOR,
      what = "says whether this database is a copy, and what would go out of it")
  @GetMapping("/api/copy")
  View look() {
    return new View(installation.isCopy(), installation.name(), heldBack.all());
  }

  @OpenTo(value = Caller.ADMINISTRATOR, what = "makes a copy the original from now on")
  @PostMapping("/api/copy")
  ResponseEntity<Object> let(@RequestBody Let let) {
    String copy = let.database() == null ? "" : let.database();
    return installation.let(copy, signedIn.id().orElse("Nobody"))
        ? ResponseEntity.ok(look())
        : ResponseEntity.status(HttpStatus.CONFLICT).body(refusal());
  }

  private ProblemDetail refusal() {
    String says =
        installation.isCopy()
            ? "Name the copy that you mean: write {\"database\": \"%s\"} if it is this one. Nothing was changed."
                .formatted(installation.name())
            : "This database is no copy, so there is nothing to let. Nothing was changed.";
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, says);
  }
}
