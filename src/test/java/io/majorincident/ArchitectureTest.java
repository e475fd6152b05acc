package io.majorincident;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.majorincident", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] STAGES = {
    "..detect..",
    "..announce..",
    "..assess..",
    "..communicate..",
    "..escalate..",
    "..delegate..",
    "..review..",
    "..resolve..",
    "..postmortem..",
    "..minor..",
    "..change..",
    "..ask..",
    "..release..",
    "..duty..",
    "..verify..",
    "..readiness.."
  };

  @Test
  void roomsHaveNoCyclesAndHideTheirInside() {
    ApplicationModules.of(MajorIncidentApplication.class).verify();
  }

  @ArchTest
  static final ArchRule stagesNeverImportEachOther =
      slices()
          .matching(
              "io.majorincident.(detect|announce|assess|communicate|escalate|delegate|review|resolve|postmortem|minor|change|ask|release|duty|verify|readiness)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule theIncidentKnowsNoOtherRoomAndNoEngine =
      noClasses()
          .that()
          .resideInAPackage("..majorincident.incident..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.camunda..",
              "..majorincident.process..",
              "..majorincident.oncall..",
              "..majorincident.channel..",
              "..majorincident.message..",
              "..majorincident.timeline..");

  @ArchTest
  static final ArchRule channelsKnowNothingOfIncidents =
      noClasses()
          .that()
          .resideInAPackage("..majorincident.channel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.camunda..", "..majorincident.incident..", "..majorincident.process..");

  @ArchTest
  static final ArchRule theOnCallPlanIsPure =
      noClasses()
          .that()
          .resideInAPackage("..majorincident.oncall..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.camunda..", "java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule theEnginesInnerClassesStayInTheirAdapters =
      noClasses()
          .that()
          .resideOutsideOfPackages("..process.engine..", "..access..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.camunda.bpm.engine.impl..");

  @ArchTest
  static final ArchRule onlyTheProcessAndTheStagesKnowTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              join(
                  STAGES,
                  "..process..",
                  "..timeline..",
                  "..access..",
                  "..form..",
                  "..database..",
                  "..gate..",
                  "..dossier.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.camunda.bpm..");

  @ArchTest
  static final ArchRule theDeskReadsAndNobodyDependsOnIt =
      classes()
          .that()
          .resideInAPackage("..majorincident.desk..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..majorincident.desk..")
          .andShould()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("..change..", "..announce..", "..detect..", "..channel..");

  @ArchTest
  static final ArchRule stepsLieInTheirStages =
      classes().that().implement(JavaDelegate.class).should().resideInAnyPackage(STAGES);

  @ArchTest
  static final ArchRule timeComesFromTheClockAlone =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(MajorIncidentApplication.class.getName())
          .should()
          .accessTargetWhere(used("java\\.time\\..*", "now"))
          .orShould()
          .accessTargetWhere(used("java\\.time\\.Clock", "system.*|tick.*"))
          .orShould()
          .accessTargetWhere(used("java\\.lang\\.System", "currentTimeMillis"))
          .orShould()
          .accessTargetWhere(used("java\\.util\\.Calendar", "getInstance"))
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("ClockUtil");

  @ArchTest
  static final ArchRule onlyChannelsReachOut =
      noClasses()
          .that()
          .resideOutsideOfPackage("..majorincident.channel..")
          .and()
          .doNotHaveFullyQualifiedName("io.majorincident.access.oidc.ProviderCalls")
          .and()
          .doNotHaveFullyQualifiedName("io.majorincident.database.DatabaseSockets")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.mail..",
              "java.net.http..",
              "org.apache.hc..",
              "javax.net..",
              "org.springframework.mail..",
              "org.springframework.web.client..",
              "org.springframework.web.reactive..",
              "org.springframework.http.client..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.(.*Socket|.*URLConnection)")
          .orShould()
          .accessTargetWhere(used("java\\.net\\.URL", "open.*|getContent"));

  @ArchTest
  static final ArchRule onlyFormsPostmortemsTheDeskAndDossiersReadTheTimeline =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..timeline..", "..form..", "..postmortem..", "..desk..", "..dossier..")
          .and()
          // verifies an export instead of starting
          .doNotHaveFullyQualifiedName(MajorIncidentApplication.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..majorincident.timeline..");

  @ArchTest
  static final ArchRule onlyTheProcessAndTheStagesReadTheListsOfTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages(join(STAGES, "..process.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda.spin..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Abstract|Dto|Handler|Delegate)")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  /** The word means what can fail and has an owner, never a layer. */
  @ArchTest
  static final ArchRule aServiceIsAThingOfTheBusiness =
      classes().that().haveSimpleNameEndingWith("Service").should().beRecords();

  private static DescribedPredicate<JavaAccess<?>> used(String type, String member) {
    return target(owner(nameMatching(type))).and(target(nameMatching(member)));
  }

  private static String[] join(String[] first, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }
}
