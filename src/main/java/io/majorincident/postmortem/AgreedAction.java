package io.majorincident.postmortem;

import io.majorincident.process.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/**
 * An action as the author of a postmortem writes it down.
 *
 * @param what is to be done
 * @param who person id
 * @param due a day such as 2026-11-25, or empty: then the postmortem plan says by when
 * @param priority priority or other
 */
record AgreedAction(String what, String who, String due, String priority) {

  /** The actions of the form, in its order; none if nothing was entered. */
  static List<AgreedAction> in(VariableScope scope) {
    return scope.getVariable("actions") instanceof SpinJsonNode list && list.isArray()
        ? list.elements().stream().map(AgreedAction::of).toList()
        : List.of();
  }

  /** The actions of the form as they were sent; a form whose list is empty sends none. */
  static String json(VariableScope scope) {
    return scope.getVariable("actions") instanceof SpinJsonNode list ? list.toString() : "[]";
  }

  Optional<Instant> dueAt(ZoneId zone) {
    return Moments.morningOf(due, zone);
  }

  private static AgreedAction of(SpinJsonNode row) {
    return new AgreedAction(
        text(row, "what"), text(row, "who"), day(text(row, "due")), text(row, "priority"));
  }

  /** Forms show a day at noon, since at midnight it is another one in the west. */
  private static String day(String moment) {
    return moment.split("T")[0];
  }

  private static String text(SpinJsonNode row, String property) {
    return row.isObject() && row.hasProp(property) && row.prop(property).isString()
        ? row.prop(property).stringValue().strip()
        : "";
  }
}
