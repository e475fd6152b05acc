package io.majorincident.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.majorincident.process.Fault;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.WrittenLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.Spin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What stood in a list of a form stays there unless somebody has removed it. */
@Component
class FormLists {

  private final ObjectMapper json = new ObjectMapper();
  private final ObjectProvider<WrittenLists> written;

  /** What is provided needs the engine, which is not there yet when this is made. */
  FormLists(ObjectProvider<WrittenLists> written) {
    this.written = written;
  }

  /**
   * What the form would drop.
   *
   * @param sent values as {@link SentValue} gives them, by name
   */
  List<Fault> faults(DelegateTask task, Map<String, FormField> fields, Map<String, Object> sent) {
    return rows(task, fields, sent).stream().flatMap(rows -> rows.fault().stream()).toList();
  }

  /** A list that was left out is what it was, and one whose last row was removed is empty. */
  void keep(DelegateTask task, Map<String, FormField> fields, Map<String, Object> sent) {
    for (SentRows rows : rows(task, fields, sent)) {
      if (rows.isEmptied()) {
        task.setVariable(rows.name(), Spin.JSON("[]"));
      } else if (rows.isLeftOut()) {
        written(task, rows.name())
            .ifPresent(list -> task.setVariable(rows.name(), Spin.JSON(list)));
      }
    }
  }

  private List<SentRows> rows(
      DelegateTask task, Map<String, FormField> fields, Map<String, Object> sent) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().kind() == FieldKind.ROWS)
        .map(Map.Entry::getKey)
        .map(list -> SentRows.of(list, fields, sent, size(written(task, list))))
        .toList();
  }

  private Optional<String> written(DelegateTask task, String list) {
    return IncidentNumber.find(task).flatMap(incident -> written.getObject().of(incident, list));
  }

  private int size(Optional<String> list) {
    try {
      return list.isEmpty() ? 0 : json.readTree(list.get()).size();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of a form is no JSON.", e);
    }
  }
}
