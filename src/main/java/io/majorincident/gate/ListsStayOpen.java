package io.majorincident.gate;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows that a form does not show are not sent, so no list may be collapsed. */
@Component
class ListsStayOpen implements Rule {

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.forms().stream()
        .flatMap(
            form ->
                form.components()
                    .filter(component -> component.path("type").asText().equals("dynamiclist"))
                    .filter(component -> !component.path("disableCollapse").asBoolean())
                    .map(
                        list ->
                            new Fault(
                                form.file(),
                                list.path("path").asText(),
                                "Its rows would be lost while it is collapsed: tick 'Disable collapse'.")));
  }
}
