package io.majorincident.dossier;

import static io.majorincident.dossier.Writing.text;

import io.majorincident.dossier.Dossier.Attempt;
import io.majorincident.dossier.Dossier.Message;
import io.majorincident.dossier.Dossier.Row;
import io.majorincident.dossier.Dossier.TableDecision;
import io.majorincident.dossier.Sheet.Cell;
import io.majorincident.dossier.Sheet.Section;
import io.majorincident.incident.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a dossier. */
final class Sections {

  private static final Map<String, String> STATES =
      Map.of(
          "WAITING", "waiting",
          "RECORDING", "being recorded",
          "DELIVERED", "delivered",
          "GIVEN_UP", "given up",
          "CANCELLED", "not wanted any more",
          "givenUp", "given up");

  private final Dossier dossier;
  private final Writing write;

  Sections(Dossier dossier, Writing write) {
    this.dossier = dossier;
    this.write = write;
  }

  List<Section> all() {
    return List.of(
        timeline(),
        people(),
        tables(),
        messages(),
        new FactRows(write).of(dossier.facts()),
        roles(),
        steps(),
        variables(),
        operations(),
        set());
  }

  private Section timeline() {
    return section(
        "timeline",
        "Timeline",
        "Nothing was recorded.",
        List.of("No.", "When", "Who", "Kind", "What happened"),
        dossier.timeline(),
        entry ->
            List.of(
                text(entry.sequence()),
                write.at(entry.at()),
                write.who(entry.who()),
                entry.kind(),
                write.sentence(entry.text())));
  }

  private Section people() {
    return section(
        "people",
        "Decided by people",
        "Nobody was asked anything.",
        List.of("Task", "Person", "Opened", "Due", "Ended", "Took", "Outcome", "Answers"),
        dossier.tasks(),
        task ->
            List.of(
                what(task.name()),
                write.who(task.person()),
                write.at(task.openedAt()),
                write.at(task.dueAt()),
                write.at(task.endedAt()),
                write.took(task.seconds()),
                write.say(task.outcome()),
                write.answers(task.answers())));
  }

  /** Which incident it is about is known here. */
  private static String what(String task) {
    return task.split(" · ", 2)[0];
  }

  private Section tables() {
    return section(
        "tables",
        "Decided by tables",
        "No table was asked.",
        List.of("When", "Table", "Version", "Asked at", "With", "Row that fired", "Result"),
        dossier.decisions(),
        decision ->
            List.of(
                write.at(decision.at()),
                named(decision.name(), decision.table()),
                text(decision.version()),
                decision.process() + " › " + decision.step(),
                write.answers(decision.inputs()),
                fired(decision),
                decision.rows().stream()
                    .map(row -> write.answers(row.outputs()))
                    .collect(Collectors.joining("\n"))));
  }

  private String fired(TableDecision decision) {
    return decision.rows().isEmpty()
        ? write.say("none")
        : decision.rows().stream().map(this::row).collect(Collectors.joining("\n"));
  }

  private String row(Row row) {
    String number = row.number() > 0 ? write.say("Row %d", row.number()) : row.id();
    return row.annotation().isBlank() ? number : number + ": " + row.annotation();
  }

  private Section messages() {
    return section(
        "messages",
        "Messages",
        "Nothing was sent.",
        List.of("When", "To", "Message", "State", "Attempts"),
        dossier.messages(),
        message ->
            List.of(
                write.at(message.at()),
                message.receiver() + "\n" + message.channel(),
                (message.subject() + "\n\n" + body(message)).strip(),
                (write.say(STATES.getOrDefault(message.state(), message.state()))
                        + "\n"
                        + write.at(message.endedAt()))
                    .strip(),
                attempts(message)));
  }

  private String body(Message message) {
    return text(message.text()).isBlank()
        ? write.say("The text was removed when its time was over.")
        : message.text();
  }

  private String attempts(Message message) {
    return message.attempts().stream().map(this::attempt).collect(Collectors.joining("\n"));
  }

  private String attempt(Attempt attempt) {
    String outcome = Objects.requireNonNullElse(attempt.outcome(), "was cut off");
    return "%d. %s %s %s"
        .formatted(
            attempt.number(),
            write.at(attempt.beganAt()),
            write.say(STATES.getOrDefault(outcome, outcome)),
            text(attempt.error()))
        .strip();
  }

  private Section roles() {
    return section(
        "roles",
        "Roles",
        "Nobody held a role.",
        List.of("Role", "Person", "Since", "Until"),
        dossier.roles(),
        held ->
            List.of(
                write.say(Role.find(held.role()).map(Role::label).orElse(held.role())),
                write.who(held.person()),
                write.at(held.since()),
                write.at(held.until())));
  }

  private Section steps() {
    List<List<String>> rows = new ArrayList<>();
    dossier
        .processes()
        .forEach(
            run ->
                run.steps()
                    .forEach(
                        step ->
                            rows.add(
                                List.of(
                                    run.name(),
                                    named(step.name(), step.element()),
                                    write.at(step.startedAt()),
                                    write.at(step.endedAt()),
                                    write.took(step.seconds()),
                                    write.say(step.state())))));
    return section(
        "steps",
        "Steps and waiting times",
        "No step was taken.",
        List.of("Process", "Step", "Began", "Ended", "Took", "State"),
        rows,
        Function.identity());
  }

  private Section variables() {
    return section(
        "variables",
        "Variables and their history",
        "No variable was set.",
        List.of("When", "Variable", "Process", "Set at", "Value"),
        dossier.variables(),
        value ->
            List.of(
                write.at(value.at()),
                value.name(),
                value.process(),
                text(value.step()),
                text(value.value())));
  }

  private Section operations() {
    return section(
        "operations",
        "What people did in the tools",
        "Nobody did anything by hand.",
        List.of("When", "Who", "Operation", "On", "Property", "Before", "After", "Remark"),
        dossier.operations(),
        operation ->
            List.of(
                write.at(operation.at()),
                write.who(operation.person()),
                operation.operation(),
                operation.what(),
                text(operation.property()),
                text(operation.before()),
                text(operation.after()),
                text(operation.annotation())));
  }

  private Section set() {
    return section(
        "set",
        "The set it ran on",
        "No version is known any more.",
        List.of("Kind", "Name", "Version", "Deployment", "Deployed at"),
        dossier.set(),
        used ->
            List.of(
                write.say(used.kind()),
                named(used.name(), used.id()),
                text(used.version()),
                (text(used.deploymentName()) + "\n" + used.deployment()).strip(),
                write.at(used.deployedAt())));
  }

  private static String named(String name, String id) {
    return name.equals(id) ? name : name + "\n" + id;
  }

  private <T> Section section(
      String id,
      String title,
      String empty,
      List<String> columns,
      List<T> things,
      Function<T, List<String>> row) {
    return new Section(
        id,
        write.say(title),
        write.say(empty),
        columns.stream().map(column -> write.say(column)).toList(),
        things.stream().map(thing -> cells(row.apply(thing))).toList());
  }

  private static List<Cell> cells(List<String> texts) {
    return texts.stream().map(Cell::of).toList();
  }
}
