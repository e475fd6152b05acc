package io.majorincident.desk;

import io.majorincident.incident.PageHistory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who was paged, and who answered, by their names. */
@Component
class Pagings {

  private static final int SHOWN = 20;

  private final PageHistory pages;
  private final Names names;

  Pagings(PageHistory pages, Names names) {
    this.pages = pages;
    this.names = names;
  }

  /** The last ones of an incident, those that nobody has answered yet first, then the newest. */
  List<Case.Paging> of(String incident) {
    return pages.last(incident, SHOWN).stream().map(this::paging).toList();
  }

  private Case.Paging paging(PageHistory.Entry page) {
    return new Case.Paging(
        page.id(),
        names.say(page.reason()),
        page.openedAt(),
        page.endedAt(),
        names.people(page.people()),
        names.person(page.acknowledgedBy()));
  }
}
