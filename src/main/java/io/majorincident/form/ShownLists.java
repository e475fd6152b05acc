package io.majorincident.form;

import io.majorincident.process.WrittenLists;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What forms show as written so far is what may not get lost. */
@Component
class ShownLists implements WrittenLists {

  private final FormFacts facts;

  ShownLists(FormFacts facts) {
    this.facts = facts;
  }

  @Override
  public Optional<String> of(String incident, String list) {
    return Optional.ofNullable(facts.lists(incident).get(list));
  }
}
