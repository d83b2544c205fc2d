package dev.firth.bench.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text flows one way: which room may know which, and what no room may do. */
class LayeringTest {
  /** Each room with the rooms it may use; whatever these may use it may too. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "runs", List.of(),
          "corpora", List.of("runs"),
          "tokenizers", List.of("corpora", "runs"),
          "embeddings", List.of("tokenizers", "corpora", "runs"),
          "eval", List.of("embeddings", "tokenizers", "corpora", "runs"),
          "seq2seq", List.of("tokenizers", "corpora", "runs"),
          "transformer", List.of("seq2seq", "tokenizers", "corpora", "runs"),
          "cli",
              List.of(
                  "eval", "transformer", "seq2seq", "embeddings", "tokenizers", "corpora", "runs"));

  private static final String[] LIBRARY_ROOMS = {
    "dev.firth.runs..",
    "dev.firth.corpora..",
    "dev.firth.tokenizers..",
    "dev.firth.embeddings..",
    "dev.firth.eval..",
    "dev.firth.seq2seq..",
    "dev.firth.transformer.."
  };

  private static JavaClasses classes;

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream().sorted();
  }

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.firth");
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomUsesOnlyRoomsBeforeIt(String room) {
    assertTrue(classes.stream().anyMatch(c -> c.getPackageName().startsWith("dev.firth." + room)));
    var allowed = MAY_USE.get(room).stream().map(r -> "dev.firth." + r + "..").toList();
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.firth." + room + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.firth..")
                    .and(not(resideInAPackage("dev.firth." + room + "..")))
                    .and(not(resideInAnyPackage(allowed.toArray(String[]::new))))));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void packagesOfRoomHaveNoCycle(String room) {
    check(
        slices()
            .matching("dev.firth." + room + "(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true));
  }

  /** Measurements of the bare vector units are no part of what users run. */
  @Test
  void onlyKernelsKnowTheIncubator() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.firth.embeddings.kernels..", "dev.firth.bench")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.."));
  }

  @Test
  void onlyOnePackageKnowsTheInsidesOfDjlsEngine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.firth.seq2seq.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.pytorch.."));
  }

  @Test
  void dataAndSearchKnowNoNetworks() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.firth.seq2seq.data..", "dev.firth.seq2seq.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.."));
  }

  @Test
  void librariesDoNotPrint() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_ROOMS)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
  }

  @Test
  void librariesDoNotEndTheProgram() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(LIBRARY_ROOMS)
            .should()
            .callMethod(System.class, "exit", int.class));
  }

  @Test
  void nobodyUsesJavaSerialization() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectOutputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream"));
  }

  private static void check(ArchRule rule) {
    rule.check(classes);
  }
}
