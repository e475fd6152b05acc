package io.majorincident.gate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** No process calls itself, by whatever way, and nothing is begun a thousand times at once. */
@Component
class CallsComeToAnEnd implements Rule {

  private static final int MOST_AT_ONCE = 100;

  @Override
  public Stream<Fault> faults(ParsedSet set) {
    return Stream.concat(circles(set), multitudes(set));
  }

  private static Stream<Fault> circles(ParsedSet set) {
    Map<String, Set<String>> calls =
        set.all(CallActivity.class)
            .filter(call -> call.element().getCalledElement() != null)
            .collect(
                Collectors.groupingBy(
                    call -> caller(call.element()),
                    HashMap::new,
                    Collectors.mapping(
                        call -> call.element().getCalledElement(), Collectors.toSet())));
    return set.all(CallActivity.class)
        .filter(call -> reaches(calls, call.element().getCalledElement(), caller(call.element())))
        .map(
            call ->
                call.fault(
                    "It calls '%s', which in turn calls this process, without an end.",
                    call.element().getCalledElement()));
  }

  private static boolean reaches(Map<String, Set<String>> calls, String from, String to) {
    Set<String> seen = new HashSet<>();
    Collection<String> ahead = from == null ? Set.of() : Set.of(from);
    while (!ahead.isEmpty() && seen.addAll(ahead)) {
      ahead =
          ahead.stream()
              .flatMap(process -> calls.getOrDefault(process, Set.of()).stream())
              .collect(Collectors.toSet());
    }
    return seen.contains(to);
  }

  private static String caller(CallActivity call) {
    ModelElementInstance around = call;
    while (!(around instanceof Process)) {
      around = around.getParentElement();
    }
    return ((Process) around).getId();
  }

  private static Stream<Fault> multitudes(ParsedSet set) {
    return set.all(LoopCardinality.class)
        .filter(many -> isTooMany(many.element().getTextContent().strip()))
        .map(
            many ->
                new Fault(
                    many.file(),
                    around(many.element()),
                    "It is begun more than %d times at once.".formatted(MOST_AT_ONCE)));
  }

  private static boolean isTooMany(String number) {
    return number.matches("\\d+")
        && (number.length() > 3 || Integer.parseInt(number) > MOST_AT_ONCE);
  }

  private static String around(LoopCardinality many) {
    return many.getParentElement().getParentElement().getAttributeValue("id");
  }
}
