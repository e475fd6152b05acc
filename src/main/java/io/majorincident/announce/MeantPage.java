package io.majorincident.announce;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.majorincident.announce.Pages.Invitation;
import io.majorincident.channel.Outbox;
import io.majorincident.oncall.Contact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which page people mean who do not say it: the newest that asks them; if it came in one message
 * with others, the most severe of these, which that message named.
 */
@Component
class MeantPage {

  private final Pages pages;
  private final Outbox outbox;

  MeantPage(Pages pages, Outbox outbox) {
    this.pages = pages;
    this.outbox = outbox;
  }

  /**
   * @param ids of the people who have this number
   * @param number to which the text messages went
   */
  Optional<Invitation> by(List<String> ids, String number) {
    return pages.newest(ids).map(newest -> firstNamed(newest, ids, number, ""));
  }

  /** The one that they mean when they answer once more after this page; empty if none asks them. */
  Optional<Page> next(List<String> ids, String number, Page page) {
    return pages.asking(ids).stream()
        .filter(asking -> !asking.page().equals(page.id()))
        .findFirst()
        .map(newest -> pages.get(firstNamed(newest, ids, number, page.id()).page()));
  }

  /** Another page that asks the person, the newest. */
  Optional<Page> next(String person, Page page) {
    return pages.asking(List.of(person)).stream()
        .filter(asking -> !asking.page().equals(page.id()))
        .findFirst()
        .map(asking -> pages.get(asking.page()));
  }

  private Invitation firstNamed(Invitation newest, List<String> ids, String number, String except) {
    List<String> named = outbox.sentTogether(newest.page(), Contact.TEXT, number);
    if (named.isEmpty()) {
      return newest;
    }
    Map<String, Invitation> asking =
        pages.asking(ids).stream().collect(toMap(Invitation::page, identity(), (one, two) -> one));
    asking.remove(except);
    return named.stream().map(asking::get).filter(Objects::nonNull).findFirst().orElse(newest);
  }
}
