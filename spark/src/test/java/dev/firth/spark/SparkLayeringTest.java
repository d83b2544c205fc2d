package dev.firth.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/**
 * The room of Spark: text, parts, jobs, commands, in this order; only commands know the command.
 */
class SparkLayeringTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.firth.spark");

  @Test
  void packagesHaveNoCycle() {
    slices().matching("dev.firth.spark.(*)..").should().beFreeOfCycles().check(classes);
  }

  /** A task that tokenizes runs the command's own verb, which is why its lines are the same. */
  @Test
  void onlyCommandsAndTokenizingKnowTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.firth.spark.command..")
        .and()
        .doNotHaveSimpleName("EncodeJob")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.firth.cli..", "picocli..")
        .check(classes);
  }

  @Test
  void nothingPrints() {
    noClasses().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS).check(classes);
  }
}
