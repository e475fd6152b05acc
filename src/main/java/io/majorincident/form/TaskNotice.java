package io.majorincident.form;

import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What everybody may know who sees the task of somebody else, as Markdown. */
@Component
class TaskNotice {

  /** Of its texts, in the order in which they are shown. */
  static final List<String> NAMES = List.of("taskOfOthers", "incidentSummary", "lastEvents");

  private final TaskService tasks;
  private final Work work;
  private final IdentityService identity;
  private final FormFacts facts;
  private final Plan plan;
  private final Words words;

  TaskNotice(
      TaskService tasks,
      Work work,
      IdentityService identity,
      FormFacts facts,
      Plan plan,
      Words words) {
    this.tasks = tasks;
    this.work = work;
    this.identity = identity;
    this.facts = facts;
    this.plan = plan;
    this.words = words;
  }

  /** The texts by their names. */
  Map<String, String> of(Task task, Asked asked) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("taskOfOthers", whose(task, asked));
    work.incident(task.getProcessInstanceId())
        .map(incident -> facts.texts(asked, incident, task.getDueDate()))
        .ifPresent(known -> NAMES.forEach(name -> texts.computeIfAbsent(name, known::get)));
    return texts;
  }

  private String whose(Task task, Asked asked) {
    String sentence =
        task.getAssignee() == null
            ? "**This task is for %s.** What it asks and what is entered here is for them. This is what everybody may know:"
            : "**%s works on this.** What it asks and what is entered here is for those who are asked. This is what everybody may know:";
    String whose = task.getAssignee() == null ? candidates(task) : person(task.getAssignee());
    return words.say(asked.language(), sentence).formatted(PlainText.escape(whose));
  }

  private String candidates(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .flatMap(this::candidate)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<String> candidate(IdentityLink link) {
    return Stream.concat(
        Stream.ofNullable(link.getUserId()).map(this::person),
        Stream.ofNullable(link.getGroupId()).map(this::group));
  }

  private String person(String id) {
    return plan.person(id).map(Person::name).orElse(id);
  }

  private String group(String id) {
    return Optional.ofNullable(identity.createGroupQuery().groupId(id).singleResult())
        .map(Group::getName)
        .orElse(id);
  }
}
