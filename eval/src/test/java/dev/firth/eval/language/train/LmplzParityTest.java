package dev.firth.eval.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models of KenLM's lmplz, n-gram by n-gram. */
class LmplzParityTest {
  private static final NgramTrainingOptions OPTIONS =
      NgramTrainingOptions.defaults().withMemoryBytes(64 << 20).withThreads(2);

  @TempDir Path folder;

  private static Path expected(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(LmplzParityTest.class.getResource("/parity/kenlm/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static NgramTrainingOptions options(String model) throws IOException {
    return switch (model) {
      case "order1" -> OPTIONS.withOrder(1);
      case "order2-limited" ->
          OPTIONS
              .withOrder(2)
              .withLimitVocabulary(
                  Set.of(Files.readString(expected("limit.txt")).strip().split("\\s+")));
      case "order3" -> OPTIONS;
      case "order3-pruned" -> OPTIONS.withPrune(List.of(0L, 0L, 1L));
      case "order5-pruned" ->
          OPTIONS
              .withOrder(5)
              .withPrune(List.of(0L, 1L, 1L, 2L))
              .withDiscountFallback(Discounts.FALLBACK);
      default -> throw new IllegalArgumentException(model);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"order1", "order2-limited", "order3", "order3-pruned", "order5-pruned"})
  void everyNgramHasLmplzsNumbers(String model) throws IOException {
    Path out = folder.resolve(model);
    try (var text = Corpus.of(expected("train.txt"))) {
      new NgramTrainer(options(model)).train(text, out, folder, e -> {}, Progress.none());
    }
    Map<List<String>, ArpaLines.Entry> lmplz = ArpaLines.read(expected(model + ".arpa"));
    Map<List<String>, ArpaLines.Entry> ours = ArpaLines.read(out);
    assertTrue(lmplz.size() > 100);
    assertEquals(lmplz.keySet(), ours.keySet());
    ours.forEach(
        (ngram, entry) -> {
          var other = lmplz.get(ngram);
          assertSame(other.probability(), entry.probability(), ngram);
          assertSame(other.backoff(), entry.backoff(), ngram);
        });
  }

  /** But for the last digit of the C library's logarithm, which is up to two units off. */
  private static void assertSame(float expected, float actual, List<String> ngram) {
    assertEquals(expected, actual, 2 * Math.ulp(expected) + 1e-9, ngram::toString);
  }
}
