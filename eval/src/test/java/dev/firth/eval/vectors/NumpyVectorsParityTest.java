package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.significance.Bootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with an independent computation in NumPy: {@code parity/numpy-vectors/generate.py}. */
class NumpyVectorsParityTest {
  private static final Path FOLDER = Path.of("src/test/resources/parity/numpy-vectors");
  private static final JsonNode EXPECTED = expected();

  private static JsonNode expected() {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static FrequencyBands bands() {
    var bounds = new ArrayList<Integer>();
    EXPECTED.get("bands").forEach(bound -> bounds.add(bound.intValue()));
    return new FrequencyBands(bounds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void everyAnswerEverySectionAndEveryBand(String model) throws IOException {
    try (var vectors = WordVectors.open(FOLDER.resolve(model + ".vec"))) {
      var space = new DenseWordSpace(vectors);
      for (JsonNode set : EXPECTED.get("analogies")) {
        if (set.get("model").textValue().equals(model)) {
          var questions = EvaluationSets.analogies(FOLDER.resolve(set.get("set").textValue()));
          var method =
              set.get("method").textValue().equals("3cosadd")
                  ? AnalogyMethod.ADD
                  : AnalogyMethod.MULTIPLY;
          var options = AnalogyOptions.defaults().withMethod(method);
          check(set, new AnalogyEvaluation(options).answer(space, questions));
        }
      }
    }
  }

  private static void check(JsonNode set, AnalogyOutcomes outcomes) {
    String letters =
        outcomes.outcomes().stream()
            .map(o -> o.correct() ? "r" : o.seen() ? "w" : "-")
            .collect(Collectors.joining());
    assertEquals(set.get("outcomes").textValue(), letters);
    var sections = outcomes.result().sections();
    assertEquals(set.get("sections").size(), sections.size());
    for (int i = 0; i < sections.size(); i++) {
      JsonNode section = set.get("sections").get(i);
      assertEquals(section.get(0).textValue(), sections.get(i).name());
      assertEquals(section.get(1).intValue(), sections.get(i).score().correct());
      assertEquals(section.get(2).intValue(), sections.get(i).score().seen());
      assertEquals(section.get(3).intValue(), sections.get(i).score().total());
    }
    List<AnalogyScore> bands = outcomes.byFrequency(bands());
    for (int band = 0; band < bands.size(); band++) {
      assertEquals(set.get("bands").get(band).get(0).intValue(), bands.get(band).correct());
      assertEquals(set.get("bands").get(band).get(1).intValue(), bands.get(band).seen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void correlationAndPurity(String model) throws IOException {
    try (var vectors = WordVectors.open(FOLDER.resolve(model + ".vec"))) {
      var space = new DenseWordSpace(vectors);
      var similarity =
          new SimilarityEvaluation(SimilarityOptions.defaults())
              .evaluate(space, SimilarityPairs.read(FOLDER.resolve("pairs.tsv")));
      JsonNode expected = EXPECTED.get("similarity").get(model);
      assertEquals(expected.get(0).doubleValue(), similarity.spearman(), 1e-12);
      assertEquals(expected.get(1).intValue(), similarity.found());
      var purity =
          new CategorisationEvaluation(CategorisationOptions.defaults().withRestarts(50))
              .evaluate(space, WordCategories.read(FOLDER.resolve("categories.tsv")));
      expected = EXPECTED.get("purity").get(model);
      assertEquals(expected.get(0).doubleValue(), purity.purity(), 1e-12);
      assertEquals(expected.get(1).intValue(), purity.found());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bats", "msr.txt", "pairs.tsv"})
  void differenceIntervalAndP(String set) throws IOException {
    var evaluation =
        new VectorEvaluation(
            AnalogyOptions.defaults(),
            SimilarityOptions.defaults(),
            CategorisationOptions.defaults(),
            new Bootstrap(200, 12345));
    EvaluationSet read =
        set.equals("pairs.tsv")
            ? SimilarityPairs.read(FOLDER.resolve(set))
            : EvaluationSets.analogies(FOLDER.resolve(set));
    try (var first = WordVectors.open(FOLDER.resolve("first.vec"));
        var second = WordVectors.open(FOLDER.resolve("second.vec"))) {
      var found = evaluation.compare(new DenseWordSpace(first), new DenseWordSpace(second), read);
      JsonNode expected = EXPECTED.get("compare").get(set);
      assertEquals(expected.get("common").intValue(), found.common());
      assertEquals(expected.get("first").doubleValue(), found.first(), 1e-12);
      assertEquals(expected.get("second").doubleValue(), found.second(), 1e-12);
      var interval = found.difference().orElseThrow();
      assertEquals(expected.get("lower").doubleValue(), interval.lower(), 1e-12);
      assertEquals(expected.get("upper").doubleValue(), interval.upper(), 1e-12);
      assertEquals(expected.get("p").doubleValue(), found.pValue(), 1e-12);
    }
  }
}
