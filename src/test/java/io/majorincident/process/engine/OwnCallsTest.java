package io.majorincident.process.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.majorincident.process.OwnCalls;

/** Nobody else is exempt from what holds for a person's request. */
@AnalyzeClasses(packages = "io.majorincident", importOptions = ImportOption.DoNotIncludeTests.class)
class OwnCallsTest {

  @ArchTest
  static final ArchRule onlyTheOneDoorToTheEngineIsExempt =
      classes()
          .that()
          .areAnnotatedWith(OwnCalls.class)
          .should()
          .haveFullyQualifiedName("io.majorincident.process.CamundaProcess");
}
