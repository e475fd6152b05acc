package io.majorincident.dossier;

import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the instances of a diagram, for whoever may read the history. */
@RestController
class DefinitionDoor {

  private static final int PAGE = 50;

  private final DefinitionHistories histories;
  private final HistoryReaders readers;

  DefinitionDoor(DefinitionHistories histories, HistoryReaders readers) {
    this.histories = histories;
    this.readers = readers;
  }

  /**
   * @param definition id of a version of a process, as the engine names it
   * @param page counted from 1; one that is not there is empty
   */
  @OpenTo(
      value = {Caller.OWNER, Caller.AUDITOR},
      what = "how often which path was taken")
  @GetMapping("/api/definitions/{definition}/history")
  DefinitionHistory history(
      @PathVariable String definition, @RequestParam(defaultValue = "1") String page) {
    readers.reader();
    return histories.of(definition, (number(page) - 1) * PAGE, PAGE);
  }

  private static int number(String page) {
    if (!page.matches("[1-9]\\d{0,6}")) {
      throw new FaultySearch(
          java.util.List.of(
              new SearchFault("page", "'%s' is not a number from 1.".formatted(page))));
    }
    return Integer.parseInt(page);
  }
}
