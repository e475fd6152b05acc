package io.majorincident.dossier;

import io.majorincident.dossier.Dossier.Holder;
import io.majorincident.incident.Roles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who held which role in an incident, then and now. */
@Component
class Holders {

  private final Roles roles;

  Holders(Roles roles) {
    this.roles = roles;
  }

  /** The oldest first. */
  List<Holder> of(String incident) {
    return roles.ever(incident).stream()
        .map(held -> new Holder(held.role(), held.person(), held.since(), held.until()))
        .toList();
  }
}
