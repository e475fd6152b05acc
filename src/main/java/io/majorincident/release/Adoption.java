package io.majorincident.release;

import io.majorincident.database.LongStatements;
import io.majorincident.process.DeployedProcessSet;
import io.majorincident.process.ProcessSet;
import io.majorincident.process.ProcessSets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of the set that a release brings along. It replaces an older one of the application,
 * but never silently what a process owner has deployed: then the owners are asked, once for each
 * release.
 */
@Component
class Adoption {

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  /** What is needed to ask, and may be missing in a set of earlier days. */
  private static final List<String> QUESTION =
      List.of("adoptRelease.bpmn", "adoptionPlan.dmn", "decideOnRelease.form");

  private final OwnSet own;
  private final ProcessSets sets;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final LongStatements longStatements;

  Adoption(
      OwnSet own,
      ProcessSets sets,
      RuntimeService runtime,
      JdbcClient jdbc,
      TransactionOperations transaction,
      LongStatements longStatements) {
    this.own = own;
    this.sets = sets;
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.longStatements = longStatements;
  }

  /** All of it or nothing; of two applications that start at once, one waits and finds it done. */
  void atStart() {
    try {
      transaction.executeWithoutResult(status -> adopt());
    } catch (RuntimeException failed) {
      if (sets.inForce().isEmpty()) {
        throw failed;
      }
      LOG.error("The set of this release is not in force, the one before stays.", failed);
    }
  }

  private void adopt() {
    longStatements.allowInThisTransaction();
    jdbc.sql("select pg_advisory_xact_lock(hashtext('release'))").query((row, n) -> 1).list();
    Optional<DeployedProcessSet> inForce = sets.inForce();
    if (inForce.isEmpty()) {
      own.putIntoForce();
    } else if (isNew(inForce.get())) {
      bring(inForce.get());
    }
  }

  private boolean isNew(DeployedProcessSet inForce) {
    boolean broughtBefore =
        sets.newestOf(OwnSet.SOURCE).map(last -> last.name().equals(own.name())).orElse(false);
    return !broughtBefore && !own.files().comparedTo(inForce.files()).none();
  }

  private void bring(DeployedProcessSet inForce) {
    if (isOfTheApplication(inForce)) {
      own.putIntoForce();
      LOG.info("{} is in force: diagrams, tables and forms of this version.", own.name());
    } else {
      ask(inForce);
    }
  }

  /** Also if an owner has deployed the very same again. */
  private boolean isOfTheApplication(DeployedProcessSet inForce) {
    return inForce.source().equals(OwnSet.SOURCE)
        || inForce.name().equals(ProcessSets.FORMER_OWN_NAME)
        || sets.newestOf(OwnSet.SOURCE)
            .map(last -> last.files().comparedTo(inForce.files()).none())
            .orElse(false);
  }

  private void ask(DeployedProcessSet inForce) {
    if (isFirstToAsk()) {
      withdrawOlderQuestions();
      makeAskable(inForce);
      runtime.startProcessInstanceByKey(
          "adoptRelease", Map.of(ReleaseVariables.RELEASE.name(), own.fingerprint()));
      LOG.info("A process owner's set is in force: the owners are asked about {}.", own.name());
    }
  }

  private boolean isFirstToAsk() {
    return jdbc.sql("insert into release_offer (fingerprint) values (?) on conflict do nothing")
            .param(own.fingerprint())
            .update()
        == 1;
  }

  private void withdrawOlderQuestions() {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("adoptRelease")
        .list()
        .forEach(open -> runtime.deleteProcessInstance(open.getId(), "There is a newer release."));
  }

  private void makeAskable(DeployedProcessSet inForce) {
    if (!inForce.files().files().keySet().containsAll(QUESTION)) {
      Map<String, byte[]> question = new TreeMap<>(own.files().files());
      question.keySet().retainAll(QUESTION);
      sets.putIntoForce(ProcessSet.of(question), inForce.name(), source(inForce));
    }
  }

  /** It stays the owners' set. */
  private static String source(DeployedProcessSet inForce) {
    return inForce.source().isEmpty() ? "Process owner" : inForce.source();
  }
}
