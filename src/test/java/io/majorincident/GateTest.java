package io.majorincident;

import static io.majorincident.Modeler.changed;
import static io.majorincident.Modeler.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.majorincident.process.ProcessSet;
import io.majorincident.process.SetGate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is wrong comes back to Modeler in one message that names file and element. */
class GateTest extends OwnersNight {

  /** Read once: it is the same before each test. */
  private static ProcessSet own;

  @Autowired SetGate gate;
  @Autowired ProcessEngine engine;

  @Test
  void aListThatCouldBeCollapsedIsRefused() {
    for (String form : List.of("review.form", "writePostmortem.form")) {
      String list = form.equals("review.form") ? "hypotheses" : "actions";
      assertThat(refused(form, "\"disableCollapse\": true", "\"nonCollapsedItems\": 9"))
          .contains(
              form
                  + ", "
                  + list
                  + ": Its rows would be lost while it is collapsed: tick 'Disable collapse'.");
    }
  }

  @Test
  void noFormAnswersForAPerson() {
    assertThat(
            refused(
                "acknowledgePage.form",
                "\"key\": \"answer\"",
                "\"key\": \"answer\", \"defaultValue\": \"accept\""))
        .contains(
            "acknowledgePage.form, answer: Its answer is preset: take the default value away, and"
                + " say in the description what is usual.");
  }

  @Test
  void ourOwnSetPasses() {
    assertThat(gate.faults(inForce().files())).isEmpty();
  }

  @Test
  void aStepThatNobodyOffers() {
    String unknown = changed("majorIncident.bpmn", "${openTicket}", "${openTickets}");
    assertThat(toldToModeler(Map.of("majorIncident.bpmn", unknown)))
        .contains("majorIncident.bpmn, openTicket: It calls ${openTickets}, but there is no such")
        .contains("There are: acceptWeakness, adoptSeverity, ");
  }

  @Test
  void aProcessThatIsNotThere() {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "calledElement=\"postmortem\"",
                "calledElement=\"postMortem\""))
        .contains(
            "majorIncident.bpmn, postmortem: It calls the process 'postMortem', which is missing.");
  }

  @Test
  void aFormThatIsNotThere() {
    assertThat(refused("majorIncident.bpmn", "formRef=\"review\"", "formRef=\"lookAtIt\""))
        .contains("majorIncident.bpmn, review: It shows the form 'lookAtIt', which is missing.");
  }

  @Test
  void aTableThatIsNotThere() {
    assertThat(refused("rateSeverity.bpmn", "decisionRef=\"severity\"", "decisionRef=\"badness\""))
        .contains(
            "rateSeverity.bpmn, decideSeverity: It asks the table 'badness', which is missing.");
  }

  @Test
  void aProcessThatWouldChangeUnderARunningIncident() {
    assertThat(
            refused(
                "withdraw.bpmn",
                "calledElementBinding=\"deployment\"",
                "calledElementBinding=\"latest\""))
        .contains(
            "withdraw.bpmn, tellWithdrawn: It calls the process 'sendUpdate' with another binding");
  }

  @Test
  void aFormThatNobodyShows() {
    assertThat(
            refusal(
                "later.form",
                file("review.form").replace("\"id\": \"review\"", "\"id\": \"later\"")))
        .contains("later.form: The form 'later' would never be used.");
  }

  @Test
  void aTextThatNobodyHasWritten() {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "<bpmn:incoming>reviewToRecordReview</bpmn:incoming>",
                "<bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter"
                    + " name=\"text\">"
                    + "goodNews</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"
                    + "<bpmn:incoming>reviewToRecordReview</bpmn:incoming>"))
        .contains("majorIncident.bpmn, recordReview: There is no text 'goodNews'");
  }

  @Test
  void aMessageThatNobodySends() {
    assertThat(refused("resolveIncident.bpmn", "name=\"Relapsed\" />", "name=\"FellBack\" />"))
        .contains(
            "resolveIncident.bpmn, messageRelapsed: Nobody ever sends the message 'FellBack'.")
        .contains("RaisedToMajor, Relapsed, SecurityConcernChanged, SomethingChanged");
  }

  @Test
  void aRoleThatNobodyKnows() {
    assertThat(refused("postmortem.bpmn", "\"problemManager\"", "\"problemSolver\""))
        .contains(
            "postmortem.bpmn, writePostmortem: There is no role, team or group 'problemSolver'.");
  }

  @Test
  void aRoleThatNobodyKnowsIsToBePaged() {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "sourceExpression=\"${team}\" target=\"pagedTeam\"",
                "sourceExpression=\"night watch\" target=\"pagedTeam\""))
        .contains("There is no role, team or group 'night watch'.");
  }

  @Test
  void everyRoleTeamAndGroupOfTheHouseIsKnown() {
    assertThat(gate.faults(with("postmortem.bpmn", "\"problemManager\"", "\"payments,auditor\"")))
        .isEmpty();
  }

  @Test
  void aTaskWithoutARole() {
    assertThat(
            refused("postmortem.bpmn", " camunda:candidateGroups=\"majorIncidentReviewBoard\"", ""))
        .contains("postmortem.bpmn, approvePostmortem: No role may take it");
  }

  @Test
  void aTaskWithoutAForm() {
    assertThat(
            refused(
                "postmortem.bpmn",
                " camunda:formRef=\"approvePostmortem\" camunda:formRefBinding=\"deployment\"",
                ""))
        .contains("postmortem.bpmn, approvePostmortem: It shows no form");
  }

  @Test
  void aTaskThatCouldWaitForEver() {
    assertThat(
            refusal(
                "delegateWork.bpmn",
                without(
                    file("delegateWork.bpmn"),
                    "<bpmn:boundaryEvent id=\"timeBoxOver\".*?</bpmn:boundaryEvent>",
                    "<bpmn:sequenceFlow id=\"timeBoxOverToReportTimeBoxOver\"[^>]*/>",
                    "<bpmndi:BPMNShape id=\"timeBoxOverShape\".*?</bpmndi:BPMNShape>",
                    "<bpmndi:BPMNEdge"
                        + " id=\"timeBoxOverToReportTimeBoxOverEdge\".*?</bpmndi:BPMNEdge>",
                    "<bpmn:incoming>timeBoxOverToReportTimeBoxOver</bpmn:incoming>")))
        .contains("delegateWork.bpmn, workOnDelegation: No timer watches it")
        .doesNotContain("delegateRole");
  }

  @Test
  void aTimerOfASubProcessWatchesTheTasksInside() {
    assertThat(gate.faults(with("delegateWork.bpmn", inSubProcess()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "${patience}", "${responsePlan.patience}", "${title}", "5 minutes"})
  void aTimerWithoutASource(String when) {
    assertThat(refused("majorIncident.bpmn", ">${responsePlan.reviewWithin}<", ">" + when + "<"))
        .contains(
            "majorIncident.bpmn, noProgress: Its timer has no source of its duration: '" + when);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT20M", "R3/PT10M", "P1DT12H", "2027-01-15T09:00+01:00"})
  void aTimerMaySayItself(String when) {
    assertThat(
            gate.faults(
                with("majorIncident.bpmn", ">${responsePlan.reviewWithin}<", ">" + when + "<")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tertiary", "primary, bob", "", "primary,,team"})
  void aLevelAtWhichNobodyCanBePaged(String levels) {
    assertThat(refused("responsePlan.dmn", "primary,secondary,team", levels))
        .contains("responsePlan.dmn, severity1: Nobody can be paged at the level '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "1 in a minute", "0 in PT1M", "1 in PT1M,", "1 in PT0S", "1"})
  void aLimitOfPagesThatCannotBeRead(String limits) {
    assertThat(refused("responsePlan.dmn", "1 in PT1M, 5 in PT15M, 11 in PT1H", limits))
        .contains("responsePlan.dmn, severity1: '", "' is no limit: write how many messages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "PT0S", "two minutes", "P2M"})
  void aTimeForBundlesThatCannotBeRead(String time) {
    String cell = "BundleWithinOut\"><text>\"%s\"";
    assertThat(refused("responsePlan.dmn", cell.formatted("PT1M"), cell.formatted(time)))
        .contains("responsePlan.dmn, severity1: '" + time + "' is no time in which pages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shout", "", "Page", "page, message"})
  void aWayInWhichNoTaskCanBeAnnounced(String notice) {
    assertThat(refused("taskNotice.dmn", "<text>\"page\"<", "<text>\"" + notice + "\"<"))
        .contains("taskNotice.dmn, customerText: A task cannot be announced by '" + notice + "'");
  }

  @Test
  void pagesWithoutLimitsAndBundles() {
    String without = file("responsePlan.dmn");
    for (String cell : List.of("1 in PT1M, 5 in PT15M, 11 in PT1H", "1 in PT1M", "PT2M")) {
      without = without.replace("<text>\"" + cell + "\"", "<text>\"\"");
    }
    assertThat(gate.faults(with(Map.of("responsePlan.dmn", without)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"at night", "22-7", "25:00-07:00", "22:00-22:00", "22:00"})
  void hoursThatCannotBeRead(String hours) {
    assertThat(refused("responsePlan.dmn", "22:00-07:00\"</text>", hours + "\"</text>"))
        .contains("responsePlan.dmn, severity3: '" + hours + "' says no hours of the day.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"always", "MON-FRI", "MON-XYZ 09:00-17:00", "MON-FRI 17:00-09:00"})
  void hoursThatNobodyCanRead(String hours) {
    assertThat(refused("responsePlan.dmn", "MON-FRI 09:00-17:00\"</text>", hours + "\"</text>"))
        .contains("responsePlan.dmn, severity3: '" + hours + "' are no hours within which");
  }

  @ParameterizedTest
  @ValueSource(strings = {"half an hour", "", "-PT30M", "PT30M,PT40M"})
  void aLengthOfTimeThatCannotBeRead(String length) {
    assertThat(refused("reliefPlan.dmn", "PT8H", length))
        .contains("reliefPlan.dmn, secondTime: '" + length + "' says no length of time.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"five minutes", ""})
  void aTimeToAcknowledgeThatCannotBeRead(String length) {
    String cell = "severity1AcknowledgeWithinOut\"><text>\"%s\"";
    assertThat(refused("responsePlan.dmn", cell.formatted("PT5M"), cell.formatted(length)))
        .contains("responsePlan.dmn, severity1: '" + length + "' says no length of time.");
  }

  @Test
  void whetherTheTiredAreAskedIsSaidClearly() {
    assertThat(
            refused(
                "responsePlan.dmn",
                "AskTiredOut\"><text>\"yes\"</text>",
                "AskTiredOut\"><text>\"maybe\"</text>"))
        .contains("responsePlan.dmn, severity1: 'maybe' is neither yes nor no.");
  }

  @Test
  void aMomentThatAStepCannotWorkOutWithoutItsColumn() {
    assertThat(
            refused("responsePlan.dmn", "name=\"acknowledgeWithin\"", "name=\"answerPageWithin\""))
        .contains(
            "pageOnCall.bpmn, acknowledgementOverdue: Its timer has no source of its duration:"
                + " '${acknowledgeBy}' is worked out of '${responsePlan.acknowledgeWithin}', which"
                + " is no column of a table that is asked.");
  }

  @Test
  void aTimerWhosePlanIsNotHandedIn() {
    assertThat(
            refused(
                "watchResponders.bpmn",
                ">${responsePlan.checkRespondersEvery}<",
                ">${postmortemPlan.reviewWithin}<"))
        .contains("watchResponders.bpmn, reliefCheckDue: Its timer has no source")
        .contains("is not handed in by 'watchResponders' of watchResponse.bpmn");
  }

  @Test
  void aTimerThatGetsItsDurationFromItsCaller() {
    String byCaller =
        changed("watchResponders.bpmn", ">${responsePlan.checkRespondersEvery}<", ">${every}<");
    String handed = "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />";
    String call = "calledElement=\"watchResponders\"(?s:.*?)" + Pattern.quote(handed);
    assertThat(refusal("watchResponders.bpmn", byCaller))
        .contains("'${every}' is not handed in by 'watchResponders' of watchResponse.bpmn");
    for (String every : List.of("PT2H", "${responsePlan.reviewWithin}", "often")) {
      String more = "<camunda:in sourceExpression=\"%s\" target=\"every\" />".formatted(every);
      Map<String, String> files =
          Map.of(
              "watchResponders.bpmn",
              byCaller,
              "watchResponse.bpmn",
              Pattern.compile(call)
                  .matcher(file("watchResponse.bpmn"))
                  .replaceFirst(found -> Matcher.quoteReplacement(found.group() + more)));
      if (every.equals("often")) {
        assertThat(refusal(files)).contains("gets 'often' of 'watchResponders', which is neither");
      } else {
        assertThat(gate.faults(with(files))).as(every).isEmpty();
      }
    }
  }

  @Test
  void aSevereIncidentForWhichNobodyIsPaged() {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "sourceRef=\"responseStarted\" targetRef=\"pageOnCall\"",
                "sourceRef=\"responseStarted\" targetRef=\"openChannels\""))
        .contains(
            "majorIncident.bpmn, incidentClosed: An incident of severity 1 can end here without"
                + " anybody being paged, by way of alertReceived, openTicket, rateSeverity,"
                + " isMajor, respondToIncident");
  }

  @Test
  void aSevereIncidentThatIsTakenForAMinorOne() {
    assertThat(
            refusal(
                "majorIncident.bpmn",
                file("majorIncident.bpmn").replaceFirst("\\$\\{!major}", "\\${severity >= 1}")))
        .contains(
            "majorIncident.bpmn, incidentClosed: An incident of severity 1 can end here without"
                + " anybody being paged and without being announced");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<camunda:in source=\"severity\" target=\"severity\" />",
        "<camunda:in source=\"severity\" target=\"howBad\" />",
        "<camunda:in sourceExpression=\"${1}\" target=\"severity\" />",
        "<camunda:out source=\"howBad\" target=\"severity\" />",
        "<camunda:in sourceExpression=\"${1}\" target=\"openChannels\" />",
        "<camunda:inputOutput><camunda:inputParameter name=\"title\">x</camunda:inputParameter></camunda:inputOutput>",
        "<camunda:inputOutput><camunda:outputParameter name=\"responsePlan\">x</camunda:outputParameter></camunda:inputOutput>",
      })
  void aFactThatIsHandedOn(String mapping) {
    String key = "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />";
    String file = file("resolveIncident.bpmn");
    assertThat(
            refusal(
                "resolveIncident.bpmn",
                file.replaceFirst(Pattern.quote(key), Matcher.quoteReplacement(key + mapping))))
        .contains(
            "stands for itself everywhere in the diagrams of an incident: delete this mapping.");
  }

  @Test
  void aResultThatWouldNeverBeRead() {
    assertThat(
            refused(
                "postmortem.bpmn",
                "resultVariable=\"postmortemPlan\"",
                "resultVariable=\"communicationPlan\""))
        .contains("'communicationPlan' is the name of a step or of a fact of the incident");
  }

  @Test
  void aDecisionThatWouldNeverBeAdopted() {
    assertThat(
            refused(
                "rateSeverity.bpmn",
                "resultVariable=\"decidedResponsePlan\"",
                "resultVariable=\"newPlan\""))
        .contains(
            "rateSeverity.bpmn, decideResponsePlan: What the table 'responsePlan' decides is read"
                + " under the name 'decidedResponsePlan'");
  }

  @Test
  void aCallThatDoesNotSayOfWhichIncidentItIs() {
    assertThat(
            refused(
                "withdraw.bpmn",
                "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                ""))
        .contains("withdraw.bpmn, tellWithdrawn: The process that it calls would not know");
  }

  @Test
  void aConditionThatNobodyWouldLookAt() {
    String timer = "<bpmn:timerEventDefinition id=\"reliefCheckDueTimer\">";
    String file = file("watchResponders.bpmn");
    assertThat(
            refusal(
                "watchResponders.bpmn",
                file.replaceFirst(
                    Pattern.quote(timer) + "(?s:.*?)</bpmn:timerEventDefinition>",
                    "<bpmn:conditionalEventDefinition id=\"worse\"><bpmn:condition"
                        + " xsi:type=\"bpmn:tFormalExpression\">\\${severity == 1}</bpmn:condition>"
                        + "</bpmn:conditionalEventDefinition>")))
        .contains("'severity' is none: wait for the message 'CadenceChanged' instead.");
  }

  @Test
  void severityOneThatIsNotMajor() {
    assertThat(
            refused(
                "severity.dmn",
                "<outputEntry id=\"unsureMajorOut\"><text>true</text>",
                "<outputEntry id=\"unsureMajorOut\"><text>false</text>"))
        .contains("severity.dmn, unsure: Severity 2 is always major");
  }

  @Test
  void aSevereIncidentOfWhichNobodyIsTold() {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "sourceRef=\"workInParallel\" targetRef=\"informStakeholders\"",
                "sourceRef=\"workInParallel\" targetRef=\"sideWorkDone\""))
        .contains(
            "majorIncident.bpmn, incidentClosed: An incident of severity 1 can end here without"
                + " being announced");
  }

  @Test
  void aSevereIncidentThatIsBrokenOff() {
    String event =
        "<bpmn:subProcess id=\"tooLong\" triggeredByEvent=\"true\"><bpmn:startEvent"
            + " id=\"dayOver\"><bpmn:outgoing>dayOverToGivenUp</bpmn:outgoing><bpmn:timerEventDefinition"
            + " id=\"day\"><bpmn:timeDuration"
            + " xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent><bpmn:endEvent"
            + " id=\"givenUp\">"
            + "<bpmn:incoming>dayOverToGivenUp</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow"
            + " id=\"dayOverToGivenUp\" sourceRef=\"dayOver\" targetRef=\"givenUp\""
            + " /></bpmn:subProcess>";
    assertThat(refused("majorIncident.bpmn", "</bpmn:process>", event + "</bpmn:process>"))
        .contains("majorIncident.bpmn, givenUp: An incident of severity 1 can end here without");
  }

  @Test
  void aPageThatMayEndWithoutAPage() {
    assertThat(
            refused(
                "pageOnCall.bpmn",
                "sourceRef=\"hasRoundsLeft\" targetRef=\"pageEveryone\"",
                "sourceRef=\"hasRoundsLeft\" targetRef=\"acknowledgePage\""))
        .contains(
            "majorIncident.bpmn, incidentClosed: An incident of severity 1 can end here without"
                + " anybody being paged");
  }

  @Test
  void aSevereIncidentThatGetsStuck() {
    assertThat(refused("majorIncident.bpmn", "${major}", "${severity == 2}"))
        .contains("majorIncident.bpmn, isMajor: An incident of severity 1 gets stuck here without");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${execution.setVariable('severity', 3)}",
        "${execution.processEngineServices}",
        "${incidents.get('MI-1')}",
        "${pageLevel}",
        "${title.class}",
        "${title.getClass()}",
        "${''.getClass().forName('x')}",
        "${alerts['class']}",
        "${a = severity; a}",
        "${currentUser()}",
        "${'\\''.getClass()}",
        "${\"\\\"\".getClass()}",
        "${'\\\\'.getClass()}",
        "${'}'.getClass()}",
        "#{'a'.getClass()}",
        "${severity}${''.getClass()}",
        "${title.name$()}",
        "${title.größe()}",
        "${größe()}",
        "${$()}",
        "${-''.getClass()}",
        "${true ? ''.getClass() : 1}",
        "${execution}",
        "${task.execution}",
        "${severity.a.b}",
        "${alerts.elements().get(0)}",
        "${alerts.elements(1)}",
        "\\${severity}${''.getClass()}",
        "${severity < 3"
      })
  void anExpressionThatDoesMoreThanRead(String expression) {
    String text = expression.replace("<", "&lt;").replace("\"", "&quot;");
    assertThat(refused("majorIncident.bpmn", ">${major}<", ">" + text + "<"))
        .contains("majorIncident.bpmn, isMajorToRespondToIncident: The expression")
        .contains("does more than read variables");
    assertThat(refused("withdraw.bpmn", "name=\"Withdrawal wanted\"", "name=\"" + text + "\""))
        .contains("withdraw.bpmn, withdrawalWanted: The expression");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camunda:class=\"java.lang.Runtime\"",
        "camunda:expression=\"${true}\"",
        "camunda:type=\"external\" camunda:topic=\"x\"",
        "camunda:delegateExpression=\"${recordReview.x}\"",
        ""
      })
  void aTaskThatRunsSomethingElseThanAStep(String runs) {
    assertThat(
            refused("majorIncident.bpmn", "camunda:delegateExpression=\"${recordReview}\"", runs))
        .contains("majorIncident.bpmn, recordReview: It ")
        .contains("step");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1"
            + "</camunda:script></camunda:executionListener>",
        "<camunda:executionListener event=\"start\" class=\"x.Y\" />",
        "<camunda:executionListener event=\"start\" delegateExpression=\"${pageLevel}\" />",
        "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>"
      })
  void whatHidesBehindATask(String hidden) {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "<bpmn:incoming>reviewToRecordReview</bpmn:incoming>",
                "<bpmn:extensionElements>"
                    + hidden
                    + "</bpmn:extensionElements><bpmn:incoming>reviewToRecordReview</bpmn:incoming>"))
        .containsPattern(
            "majorIncident.bpmn, recordReview: (Execution listeners|Connectors) are not allowed");
  }

  @Test
  void aScript() {
    assertThat(
            refusal(
                "withdraw.bpmn",
                file("withdraw.bpmn")
                    .replace(
                        "<bpmn:serviceTask id=\"withdrawIncident\"",
                        "<bpmn:scriptTask id=\"withdrawIncident\"")
                    .replace(
                        "camunda:delegateExpression=\"${withdrawIncident}\"",
                        "scriptFormat=\"groovy\"")
                    .replace("</bpmn:serviceTask>", "</bpmn:scriptTask>")))
        .contains(
            "withdraw.bpmn, withdrawIncident: Scripts are not allowed: choose one of the steps.");
  }

  @Test
  void aConditionInAScriptLanguage() {
    assertThat(
            refused(
                "withdraw.bpmn",
                "<bpmn:sequenceFlow id=\"withdrawIncidentToTellWithdrawn\""
                    + " sourceRef=\"withdrawIncident\" targetRef=\"tellWithdrawn\" />",
                "<bpmn:sequenceFlow id=\"withdrawIncidentToTellWithdrawn\""
                    + " sourceRef=\"withdrawIncident\""
                    + " targetRef=\"tellWithdrawn\"><bpmn:conditionExpression"
                    + " xsi:type=\"bpmn:tFormalExpression\""
                    + " language=\"groovy\">true</bpmn:conditionExpression></bpmn:sequenceFlow>"))
        .contains(
            "withdraw.bpmn, withdrawIncidentToTellWithdrawn: Scripts are not allowed: write an expression");
  }

  @Test
  void aTableThatIsNotWrittenInFeel() {
    assertThat(
            refused(
                "severity.dmn",
                "<inputExpression ",
                "<inputExpression expressionLanguage=\"juel\" "))
        .contains("severity.dmn, ")
        .contains("It is written in 'juel'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in 1..100000000 return i",
        "some x in [1..9] satisfies x > 1",
        "2 ** 100000",
        "[1, 2][item > 1]",
        "matches(\"aaaaaaaaaaaaaaaa\", \"(a+)+b\")",
        "string join([\"a\"], \"b\")",
        "f(1)",
        "title.f(1)",
        "((((((((1))))))))",
        "this is no FEEL"
      })
  void aCellThatDoesMoreThanCompare(String cell) {
    String text = cell.replace(">", "&gt;").replace("\"", "&quot;");
    assertThat(
            refused("severity.dmn", "<text>reportedSeverity</text>", "<text>" + text + "</text>"))
        .startsWith("severity.dmn, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if reportedSeverity > 2 then 3 else reportedSeverity",
        "min(reportedSeverity, 3) + 1",
        "reportedSeverity in [1..3]",
        "upper case(\"a\") = \"A\" and not(reportedSeverity = null)",
        "date(\"2027-01-01\") - duration(\"P1D\")"
      })
  void aCellThatComparesAndReckons(String cell) {
    String text = cell.replace(">", "&gt;");
    assertThat(
            gate.faults(
                with("severity.dmn", "<text>reportedSeverity</text>", "<text>" + text + "</text>")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"feel-juel", "juel", "FEEL-scala", "javascript", "groovy", ""})
  void aCellInAnotherLanguage(String language) {
    assertThat(
            refused(
                "severity.dmn",
                "<inputExpression ",
                "<inputExpression expressionLanguage=\"" + language + "\" "))
        .contains("It is written in '" + language + "'");
  }

  @Test
  void anExpressionReachesNoBeanButTheSteps() {
    Map<Object, Object> beans =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();
    assertThat(beans).isEmpty();
    for (String step : List.of("openTicket", "pageLevel", "takeRelease")) {
      assertThat(value(step)).as(step).isInstanceOf(JavaDelegate.class);
    }
    for (String bean : List.of("incidents", "dataSource", "runtimeService", "steps")) {
      assertThatThrownBy(() -> value(bean)).as(bean).hasMessageContaining("Unknown property");
    }
  }

  private Object value(String name) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    Expression expression =
        configuration.getExpressionManager().createExpression("${%s}".formatted(name));
    return configuration
        .getCommandExecutorTxRequired()
        .execute(context -> expression.getValue(StartProcessVariableScope.getSharedInstance()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${severity < 3 && title != '${x.y()}'}",
        "${severity < 3 || title == '\\''}",
        "${(severity + 1) * 2 < 3 ? true : empty title}",
        "${not (severity eq 3) and responsePlan.urgency ge 1}",
        "${severity < 3 and size == 'größer'}"
      })
  void anExpressionThatOnlyReads(String expression) {
    String text = expression.replace("<", "&lt;").replace("&&", "&amp;&amp;");
    assertThat(
            gate.faults(
                with("withdraw.bpmn", "name=\"Withdrawal wanted\"", "name=\"" + text + "\"")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\"",
        "xmlns:a=\"http://activiti.org/bpmn\" a:type=\"shell\"",
        "xmlns:a=\"http://activiti.org/bpmn\" a:expression=\"x\"",
        "xmlns:a=\"urn:x\" a:class=\"x.Y\"",
        "xmlns:camunda=\"http://activiti.org/bpmn\" camunda:jobPriority=\"9\"",
        "bpmn:name=\"x\"",
        "implementation=\"x\""
      })
  void anAttributeThatModelerDoesNotWrite(String attribute) {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "camunda:delegateExpression=\"${recordReview}\"",
                "camunda:delegateExpression=\"${recordReview}\" " + attribute))
        .contains("majorIncident.bpmn, recordReview: It has '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x:executionListener xmlns:x=\"http://activiti.org/bpmn\" event=\"start\" class=\"x.Y\" />",
        "<x:taskListener xmlns:x=\"urn:x\" event=\"create\" class=\"x.Y\" />",
        "<bpmn:scriptTask id=\"hidden\" scriptFormat=\"groovy\" />",
        "<bpmn:process id=\"hidden\" />",
        "<camunda:list />",
        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script"
            + " scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>",
        "<camunda:inputOutput><bpmn:documentation>x</bpmn:documentation></camunda:inputOutput>"
      })
  void anElementThatModelerDoesNotWriteThere(String hidden) {
    assertThat(
            refused(
                "majorIncident.bpmn",
                "<bpmn:incoming>reviewToRecordReview</bpmn:incoming>",
                "<bpmn:extensionElements>"
                    + hidden
                    + "</bpmn:extensionElements><bpmn:incoming>reviewToRecordReview</bpmn:incoming>"))
        .containsPattern(
            "majorIncident.bpmn, (recordReview|hidden): ('.*' is|Scripts are) not allowed");
  }

  @Test
  void aScriptThatHidesInTheNamespaceOfSomebodyElse() {
    assertThat(
            refused(
                "withdraw.bpmn",
                "</bpmn:process>",
                "<x:scriptTask xmlns:x=\"urn:x\" id=\"hidden\" scriptFormat=\"groovy\" /></bpmn:process>"))
        .contains("withdraw.bpmn, hidden: '{urn:x}scriptTask' is not allowed in");
  }

  @Test
  void anExpressionInADrawing() {
    assertThat(
            refused(
                "withdraw.bpmn",
                "<bpmndi:BPMNDiagram id=\"",
                "<bpmndi:BPMNDiagram name=\"${''.getClass()}\" id=\""))
        .contains("does more than read variables");
  }

  @Test
  void twoFilesOfOneNameInDifferentFolders() {
    String message =
        toldToModeler(
            Map.of(
                "a/withdraw.bpmn", file("withdraw.bpmn"),
                "b/withdraw.bpmn", file("withdraw.bpmn").replace("P2555D", "")));
    assertThat(message)
        .contains("a/withdraw.bpmn: There is another file of this name, whatever the folder:")
        .contains("b/withdraw.bpmn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x.bpmn", "a/../x.bpmn", "x\u0007.bpmn", ".x.bpmn", "a//x.bpmn", "x;.bpmn"})
  void aNameThatIsNotTaken(String name) {
    assertThat(gate.notTaken(Map.of(name, new byte[1])))
        .singleElement()
        .asString()
        .contains("name is not taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdraw.bpmn", "bpmn/Größe des Ausfalls (2).bpmn", "a_b-c+d.v1.form"})
  void aNameThatIsTaken(String name) {
    assertThat(gate.notTaken(Map.of(name, new byte[1]))).isEmpty();
  }

  @Test
  void whatIsTooLargeToBeRead() {
    assertThat(gate.notTaken(Map.of("x.bpmn", new byte[1_000_001])))
        .containsExactly("x.bpmn: It is larger than 1 MB.");
    Map<String, byte[]> files = new HashMap<>();
    IntStream.range(0, 11).forEach(n -> files.put(n + ".bpmn", new byte[950_000]));
    assertThat(gate.notTaken(files)).singleElement().asString().contains("more than 10 MB");
  }

  @Test
  void whatIsThereTwice() {
    Map<String, String> files =
        Map.of(
            "away.bpmn", file("withdraw.bpmn"),
            "much.dmn", file("severity.dmn"),
            "look.form", file("review.form"),
            "withdraw.bpmn", file("withdraw.bpmn"),
            "severity.dmn", file("severity.dmn"),
            "review.form", file("review.form"));
    assertThat(toldToModeler(files))
        .contains("away.bpmn: The process 'withdraw' is in withdraw.bpmn, too")
        .contains("much.dmn: The table 'severity' is in severity.dmn, too")
        .contains("look.form: The form 'review' is in review.form, too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY x \"y\">]>", "<?xml-stylesheet href=\"x\"?>"})
  void whatIsNotPlainXml(String beginning) {
    assertThat(refused("withdraw.bpmn", "<bpmn:definitions", beginning + "<bpmn:definitions"))
        .contains("withdraw.bpmn: It cannot be read: it ");
  }

  @Test
  void anotherEncoding() {
    assertThat(refusal("withdraw.bpmn", file("withdraw.bpmn").replace("UTF-8", "UTF-7")))
        .contains("withdraw.bpmn: It cannot be read: ");
    assertThat(refusal("withdraw.bpmn", file("withdraw.bpmn").replace("UTF-8", "ISO-8859-1")))
        .contains(
            "withdraw.bpmn: It cannot be read: it is written in ISO-8859-1: save it in UTF-8.");
  }

  @Test
  void twoBytesForEachLetter() {
    byte[] wide =
        file("withdraw.bpmn").replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
    Map<String, byte[]> files = new HashMap<>(inForce().files().files());
    files.put("withdraw.bpmn", wide);
    assertThat(gate.faults(ProcessSet.of(files)))
        .containsExactly("withdraw.bpmn: It cannot be read: it is not written in UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"schemaLocation", "noNamespaceSchemaLocation", "nil"})
  void aSchemaThatWouldBeFetched(String hint) {
    assertThat(
            refused(
                "withdraw.bpmn",
                "<bpmn:process ",
                "<bpmn:process xsi:%s=\"urn:x http://127.0.0.1:1/x.xsd\" ".formatted(hint)))
        .contains("withdraw.bpmn: It cannot be read: it names a schema by " + hint);
  }

  @Test
  void aProcessThatCallsItself() {
    assertThat(
            refused("withdraw.bpmn", "calledElement=\"sendUpdate\"", "calledElement=\"withdraw\""))
        .contains("withdraw.bpmn, tellWithdrawn: It calls 'withdraw', which in turn calls this");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "1000000000000"})
  void tooManyAtOnce(String number) {
    assertThat(
            refused(
                "withdraw.bpmn",
                "</bpmn:process>",
                "<bpmn:manualTask id=\"many\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>"
                    + number
                    + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask></bpmn:process>"))
        .contains("withdraw.bpmn, many: It is begun more than 100 times at once.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/PT0S",
        "R/PT9.9S",
        "R5/2027-01-15T09:00:00Z/PT1S",
        "* * * * * ?",
        "0/5 * * * * ?"
      })
  void aTimerThatComesAllTheTime(String cycle) {
    assertThat(refused("checkReadiness.bpmn", "0 0 9 * * ?", cycle))
        .contains("checkReadiness.bpmn, checkDue: Its timer comes more than once in 10 seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"R/PT10S", "R/P1D", "R3/PT2H", "0 0/5 * * * ?"})
  void aTimerThatLeavesTime(String cycle) {
    assertThat(gate.faults(with("checkReadiness.bpmn", "0 0 9 * * ?", cycle))).isEmpty();
  }

  @Test
  void aProcessThatIsNotExecutable() {
    assertThat(refused("pageOnCall.bpmn", " isExecutable=\"true\"", ""))
        .contains(
            "It calls the process 'pageOnCall', which is missing. A process has to be marked");
    assertThat(refused("majorIncident.bpmn", "isExecutable=\"true\"", "isExecutable=\"false\""))
        .contains(
            "The process 'majorIncident' is missing: the application starts it. A process has");
  }

  @Test
  void aHundredFaultsAreEnough() {
    String many = "<bpmn:task xmlns:x=\"urn:x\" x:a=\"\" id=\"t%d\" />";
    StringBuilder tasks = new StringBuilder();
    IntStream.range(0, 150).forEach(n -> tasks.append(many.formatted(n)));
    List<String> faults =
        gate.faults(with("withdraw.bpmn", "</bpmn:process>", tasks + "</bpmn:process>"));
    assertThat(faults).hasSize(101).last().isEqualTo("And 50 more.");
  }

  @Test
  void threeThousandSubProcesses() {
    StringBuilder nested = new StringBuilder();
    IntStream.range(0, 3_000)
        .forEach(n -> nested.append("<bpmn:subProcess id=\"s%d\">".formatted(n)));
    nested.append("</bpmn:subProcess>".repeat(3_000));
    assertThat(refused("withdraw.bpmn", "</bpmn:process>", nested + "</bpmn:process>"))
        .contains("withdraw.bpmn: It cannot be read: it is nested more than 40 elements deep.");
  }

  @Test
  void aHistoryThatWouldBeKeptForEver() {
    assertThat(refused("withdraw.bpmn", " camunda:historyTimeToLive=\"P2555D\"", ""))
        .contains("withdraw.bpmn, withdraw: It does not say how long its history is kept");
    assertThat(refused("severity.dmn", " camunda:historyTimeToLive=\"P2555D\"", ""))
        .contains("severity.dmn, severity: It does not say how long its history is kept");
  }

  @Test
  void whatCannotBeRead() {
    assertThat(refused("withdraw.bpmn", "</bpmn:process>", ""))
        .contains("withdraw.bpmn: It cannot be read");
    assertThat(refused("severity.dmn", "</decision>", ""))
        .contains("severity.dmn: It cannot be read");
    assertThat(toldToModeler(Map.of("review.form", "{\"id\": ")))
        .contains("review.form: It cannot be read");
    assertThat(toldToModeler(Map.of("texts.de.json", "{\"Why?\": [\"Warum?\"]}")))
        .contains("texts.de.json: It cannot be read");
    assertThat(toldToModeler(Map.of("page.html", "<p>Hello</p>")))
        .contains(
            "page.html: Only diagrams (.bpmn), tables (.dmn), forms (.form) and translations (as"
                + " texts.de.json) are taken.");
  }

  @Test
  void everythingAtOnceAndReadable() {
    assertThat(
            toldToModeler(
                Map.of(
                    "withdraw.bpmn", changed("withdraw.bpmn", "P2555D", ""),
                    "postmortem.bpmn",
                        changed("postmortem.bpmn", "\"problemManager\"", "\"problemSolver\""))))
        .startsWith("Nothing was deployed, and everything goes on as before. To be corrected:\n- ")
        .satisfies(message -> assertThat(message.lines()).hasSize(3));
  }

  private String refused(String file, String before, String after) {
    return refusal(file, changed(file, before, after));
  }

  private String refusal(String file, String content) {
    return refusal(Map.of(file, content));
  }

  /** What is wrong with the set that these files and the set in force make. */
  private String refusal(Map<String, String> files) {
    List<String> faults = gate.faults(with(files));
    assertThat(faults).isNotEmpty();
    return String.join("\n", faults);
  }

  /** What Modeler is told; nothing else happens. */
  private String toldToModeler(Map<String, String> files) {
    List<String> before = deployments();
    String inForce = inForce().id();
    ResponseEntity<JsonNode> answer = owner().deploy("An idea", files);
    assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(deployments()).isEqualTo(before);
    assertThat(inForce().id()).isEqualTo(inForce);
    String message = answer.getBody().path("message").asText();
    return message.substring(message.indexOf("Nothing was deployed"));
  }

  /** The set in force with something written in another way. */
  private ProcessSet with(String file, String before, String after) {
    return with(file, changed(file, before, after));
  }

  private ProcessSet with(String file, String content) {
    return with(Map.of(file, content));
  }

  private ProcessSet with(Map<String, String> files) {
    Map<String, byte[]> sent = new HashMap<>();
    files.forEach((file, content) -> sent.put(file, content.getBytes(StandardCharsets.UTF_8)));
    if (own == null) {
      own = inForce().files();
    }
    return gate.complete(ProcessSet.of(sent), own);
  }

  private static String without(String text, String... patterns) {
    String rest = text;
    for (String pattern : patterns) {
      String shorter = Pattern.compile(pattern, Pattern.DOTALL).matcher(rest).replaceFirst("");
      assertThat(shorter).as(pattern).isNotEqualTo(rest);
      rest = shorter;
    }
    return rest;
  }

  /** All of the process in a sub-process that has the timer in place of its tasks. */
  private static String inSubProcess() {
    String timer =
        "<bpmn:boundaryEvent id=\"tooLong\" name=\"Too long\" attachedToRef=\"around\""
            + " cancelActivity=\"false\"><bpmn:timerEventDefinition id=\"tooLongTimer\">"
            + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"
            + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>";
    return without(
            file("delegateWork.bpmn"),
            "<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>",
            "<bpmn:boundaryEvent id=\"timeBoxOver\".*?</bpmn:boundaryEvent>",
            "<bpmn:sequenceFlow id=\"timeBoxOverToReportTimeBoxOver\"[^>]*/>",
            "<bpmn:incoming>timeBoxOverToReportTimeBoxOver</bpmn:incoming>")
        .replaceFirst(
            "(<bpmn:process[^>]*>\\s*<bpmn:documentation>.*?</bpmn:documentation>)",
            "$1<bpmn:subProcess id=\"around\">")
        .replace("</bpmn:process>", "</bpmn:subProcess>" + timer + "</bpmn:process>");
  }
}
