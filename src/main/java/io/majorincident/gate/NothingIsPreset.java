package io.majorincident.gate;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody may be taken for having chosen what a form has chosen for them. */
@Component
class NothingIsPreset implements Rule {

  private static final Set<String> CHOSEN =
      Set.of("radio", "select", "checkbox", "checklist", "taglist");

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return set.forms().stream()
        .flatMap(
            form ->
                form.components()
                    .filter(component -> CHOSEN.contains(component.path("type").asText()))
                    .filter(component -> component.hasNonNull("defaultValue"))
                    .map(
                        choice ->
                            new Fault(
                                form.file(),
                                choice.path("key").asText(),
                                "Its answer is preset: take the default value away, and say in the"
                                    + " description what is usual.")));
  }
}
