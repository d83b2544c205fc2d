package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole output of word2vec's program, on vectors full of ties, copies and foldings. */
class ComputeAccuracyParityTest {
  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ComputeAccuracyParityTest.class.getResource("/parity/word2vec/" + name).toURI());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 120, 40, 3})
  void printsWhatComputeAccuracyPrints(int threshold) throws Exception {
    assertEquals(expected(threshold), report(AnalogyOptions.computeAccuracy(threshold)));
  }

  @Test
  void doesNotDependOnThreads() throws Exception {
    for (int threads : List.of(1, 2, 7)) {
      assertEquals(expected(0), report(AnalogyOptions.computeAccuracy(0).withThreads(threads)));
    }
  }

  @Test
  void keepsTheBestAnswerWhenMoreAreAskedFor() throws Exception {
    assertEquals(expected(0), report(AnalogyOptions.computeAccuracy(0).withTop(20)));
  }

  private static String expected(int threshold) throws IOException, URISyntaxException {
    return Files.readString(resource("compute-accuracy." + threshold + ".txt"));
  }

  private static String report(AnalogyOptions options) throws IOException, URISyntaxException {
    var questions = AnalogyQuestions.read(resource("questions.txt"));
    try (var vectors = WordVectors.open(resource("vectors.bin"))) {
      var result = new AnalogyEvaluation(options).evaluate(new DenseWordSpace(vectors), questions);
      return ComputeAccuracyReport.of(result);
    }
  }
}
