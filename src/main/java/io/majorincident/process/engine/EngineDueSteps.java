package io.majorincident.process.engine;

import io.majorincident.process.DueSteps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Asks the engine for its jobs that are due. */
@Component
class EngineDueSteps implements DueSteps {

  private final ManagementService management;

  EngineDueSteps(ManagementService management) {
    this.management = management;
  }

  @Override
  public long count() {
    return management.createJobQuery().executable().count();
  }

  @Override
  public List<Step> first(int most) {
    return management
        .createJobQuery()
        .executable()
        .orderByJobDuedate()
        .asc()
        .listPage(0, most)
        .stream()
        .map(this::step)
        .toList();
  }

  private Step step(Job job) {
    Instant due = job.getDuedate() == null ? null : job.getDuedate().toInstant();
    return new Step(process(job), activity(job), due);
  }

  private static String process(Job job) {
    return Optional.ofNullable(job.getProcessDefinitionKey()).orElse("");
  }

  private String activity(Job job) {
    return Optional.ofNullable(job.getJobDefinitionId())
        .map(id -> management.createJobDefinitionQuery().jobDefinitionId(id).singleResult())
        .map(JobDefinition::getActivityId)
        .orElse("");
  }
}
