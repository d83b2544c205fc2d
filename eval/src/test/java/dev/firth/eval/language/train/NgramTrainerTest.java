package dev.firth.eval.language.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.eval.language.NgramModel;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgramTrainerTest {
  private static final NgramTrainingOptions WITHOUT_FALLBACK =
      NgramTrainingOptions.defaults().withMemoryBytes(64 << 20).withThreads(2);

  private static final NgramTrainingOptions SMALL =
      WITHOUT_FALLBACK.withDiscountFallback(Discounts.FALLBACK);

  @TempDir Path folder;

  private NgramTraining train(NgramTrainingOptions options, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text"), text);
    try (var corpus = Corpus.of(file)) {
      return new NgramTrainer(options)
          .train(corpus, folder.resolve("arpa"), folder, estimate -> {}, Progress.none());
    }
  }

  private Map<List<String>, ArpaLines.Entry> model() throws IOException {
    return ArpaLines.read(folder.resolve("arpa"));
  }

  /** Sentences of few words, rare and frequent ones, so that all the counts of interest come. */
  private static List<List<String>> sentences(SplittableRandom random, int count, int words) {
    var sentences = new ArrayList<List<String>>();
    for (int i = 0; i < count; i++) {
      var sentence = new ArrayList<String>();
      for (int left = random.nextInt(12); left > 0; left--) {
        double u = random.nextDouble();
        boolean rare = random.nextInt(30) == 0;
        sentence.add("w" + (rare ? random.nextInt(1000, 1060) : (int) (words * u * u * u)));
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  private static String text(List<List<String>> sentences) {
    return sentences.stream().map(s -> String.join(" ", s) + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 0",
    "3, 0",
    "4, 0",
    "5, 0",
    "2, '0,1'",
    "3, '0,0,1'",
    "3, '0,1,2'",
    "4, '0,0,1'",
    "3, '1,2'"
  })
  void agreesWithThePapersFormulas(int order, String prune) throws IOException {
    var thresholds = List.of(prune.split(",")).stream().map(Long::valueOf).toList();
    var sentences = sentences(Seeds.random(order), 160, 40);
    var options = SMALL.withOrder(order).withPrune(thresholds);
    var training = train(options, text(sentences));
    var plain = new PlainKneserNey(sentences, order, options.thresholds(), null);
    compare(plain, training, order);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void agreesWithThePapersFormulasUnderALimitOfWords(int order) throws IOException {
    var sentences = sentences(Seeds.random(100 + order), 160, 40);
    Set<String> allowed = Set.of("w0", "w1", "w2", "w3", "w5", "w8", "w13");
    var options = SMALL.withOrder(order).withLimitVocabulary(allowed);
    var training = train(options, text(sentences));
    compare(new PlainKneserNey(sentences, order, options.thresholds(), allowed), training, order);
    assertFalse(model().containsKey(List.of("w4")));
  }

  private void compare(PlainKneserNey plain, NgramTraining training, int order) throws IOException {
    for (int i = 0; i < order; i++) {
      var own = training.orders().get(i).discounts().orElseThrow();
      double[] expected = plain.discounts().get(i);
      assertEquals(expected[1], own.one(), 1e-5, Seeds.describe(order));
      assertEquals(expected[2], own.two(), 1e-5);
      assertEquals(expected[3], own.threeAndMore(), 1e-5);
    }
    var expected = plain.model();
    var model = model();
    assertEquals(expected.keySet(), model.keySet(), Seeds.describe(order));
    model.forEach(
        (ngram, entry) -> {
          var e = expected.get(ngram);
          assertEquals(Math.log10(e.probability()), entry.probability(), 2e-5, ngram::toString);
          assertEquals(Math.log10(e.backoff()), entry.backoff(), 2e-5, ngram::toString);
        });
  }

  @ParameterizedTest
  @CsvSource({"kneser-ney, 0", "kneser-ney, '0,0,1'", "laplace, 0", "add-k, 0"})
  void probabilitiesAfterEveryContextSumToOne(String smoothing, String prune) throws IOException {
    var sentences = sentences(Seeds.random(7), 200, 30);
    var kind =
        smoothing.equals("laplace")
            ? Smoothing.LAPLACE
            : smoothing.equals("add-k") ? Smoothing.ADD_K : Smoothing.KNESER_NEY;
    train(
        SMALL
            .withSmoothing(kind, 0.3)
            .withPrune(List.of(prune.split(",")).stream().map(Long::valueOf).toList()),
        text(sentences));
    var model = NgramModel.read(folder.resolve("arpa"));
    var words = new ArrayList<String>(List.of("</s>", "<unk>"));
    for (var ngram : model().keySet()) {
      if (ngram.size() == 1 && ngram.getFirst().startsWith("w")) {
        words.add(ngram.getFirst());
      }
    }
    for (var context :
        List.of(
            List.<String>of(),
            List.of("w0"),
            List.of("w0", "w1"),
            List.of("w3", "never", "w0"),
            List.of("w29", "w29"))) {
      double sum = 0;
      for (String word : words) {
        var state = model.newState();
        context.forEach(w -> model.score(state, model.word(w)));
        sum += Math.pow(10, model.score(state, model.word(word)));
      }
      assertEquals(1, sum, 1e-4, context + ", " + Seeds.describe(7));
    }
  }

  /**
   * "a b" and "a c": the bigrams are (s,a) twice and four others once. Adjusted counts of single
   * words: a, b and c stand behind one word each, the end behind two; unk and s have none.
   */
  @Test
  void countsOfTwoLinesAreThoseOfHand() throws IOException {
    var training = train(SMALL.withOrder(2), "a b\na c\n");
    assertEquals(List.of(2L, 3L, 1L, 0L, 0L), training.orders().get(0).withCount());
    assertEquals(List.of(0L, 4L, 1L, 0L, 0L), training.orders().get(1).withCount());
    assertEquals(4, training.words());
    assertEquals(2, training.lines());
    // p(a) = (1 − ½)/5 + γ/5, γ = (3·½ + 1·1)/5 = ½; p(a|s) = (2 − 1)/2 + ½ p(a).
    var model = model();
    assertEquals(Math.log10(0.2), model.get(List.of("a")).probability(), 1e-6);
    assertEquals(Math.log10(0.6), model.get(List.of("<s>", "a")).probability(), 1e-6);
    assertEquals(Math.log10(0.5), model.get(List.of("<s>")).backoff(), 1e-6);
    assertEquals(Math.log10(0.1), model.get(List.of("<unk>")).probability(), 1e-6);
    assertEquals(0, model.get(List.of("<s>")).probability());
  }

  /** V = {unk, end, a, b, c}: p(b|a) = (1 + k)/(2 + 5k), p(a|c) = k/(1 + 5k). */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.25})
  void addKIsTheTextbooksRule(double k) throws IOException {
    train(SMALL.withOrder(2).withSmoothing(Smoothing.ADD_K, k), "a b\na c\n");
    var model = NgramModel.read(folder.resolve("arpa"));
    assertEquals((1 + k) / (2 + 5 * k), after(model, "a", "b"), 1e-6);
    assertEquals(k / (1 + 5 * k), after(model, "c", "a"), 1e-6);
    assertEquals(k / (1 + 5 * k), after(model, "c", "unseen"), 1e-6);
    assertEquals(1 / 5.0, after(model, "unseen", "a"), 1e-6);
  }

  private static double after(NgramModel model, String context, String word) {
    var state = model.newState();
    model.score(state, model.word(context));
    return Math.pow(10, model.score(state, model.word(word)));
  }

  /** Contexts of two words, of the sentence's begin and one, and of the begin alone. */
  @Test
  void addKIsRightInHigherOrders() throws IOException {
    train(SMALL.withOrder(3).withSmoothing(Smoothing.LAPLACE, 1), "a b a b c\na b b\n");
    var model = NgramModel.read(folder.resolve("arpa"));
    var state = model.newState();
    assertEquals((2 + 1) / (2 + 5.0), Math.pow(10, model.score(state, model.word("a"))), 1e-6);
    assertEquals((2 + 1) / (2 + 5.0), Math.pow(10, model.score(state, model.word("b"))), 1e-6);
    // (a, b) is followed by a, c and b once each; the end never comes.
    assertEquals(1 / (3 + 5.0), Math.pow(10, model.score(state, model.end())), 1e-6);
  }

  @Test
  void spillingAndThreadsDoNotChangeTheBytes() throws IOException {
    String text = text(sentences(Seeds.random(3), 40_000, 3000));
    byte[] expected = null;
    for (int threads : new int[] {1, 3}) {
      for (long memory : new long[] {NgramTrainingOptions.LEAST_MEMORY, 512L << 20}) {
        var options = SMALL.withOrder(4).withMemoryBytes(memory).withThreads(threads);
        var training = train(options, text);
        assertEquals(memory < 100 << 20, training.spilledBytes() > 0);
        byte[] bytes = Files.readAllBytes(folder.resolve("arpa"));
        if (expected != null) {
          assertArrayEquals(expected, bytes);
        }
        expected = bytes;
      }
    }
    try (var left = Files.list(folder)) {
      assertEquals(
          Set.of("text", "arpa"),
          left.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    String text = text(sentences(Seeds.random(5), 200, 30)) + "w1 w2 w3";
    train(SMALL, text);
    var without = model();
    train(SMALL, text + "\n");
    assertEquals(model(), without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<s>", "</s>", "<unk>"})
  void marksInTheTextAreRefusedWithTheirPlace(String mark) {
    var e =
        assertThrows(BadInputException.class, () -> train(SMALL, "a b\n\nb " + mark + " a\nb b\n"));
    assertTrue(e.getMessage().contains("text:3: "), e.getMessage());
    assertTrue(e.getMessage().contains(mark), e.getMessage());
  }

  @Test
  void marksMayBePassedOver() throws IOException {
    var sentences = text(sentences(Seeds.random(6), 200, 30));
    train(SMALL, sentences);
    var expected = model();
    var training = train(SMALL.withSkipMarks(true), sentences.replace("w1 ", "w1 <s> </s> "));
    assertEquals(expected, model());
    assertEquals(sentences.split("w", -1).length - 1, training.words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a b\na c\n"})
  void tooLittleTextIsRefused(String text) {
    assertThrows(BadInputException.class, () -> train(WITHOUT_FALLBACK, text));
    assertFalse(Files.exists(folder.resolve("arpa")));
  }

  @Test
  void tooLittleMemoryIsSaidWithWhatIsNeeded() {
    String text = "a\n".repeat(500_000);
    var options = SMALL.withMemoryBytes(NgramTrainingOptions.LEAST_MEMORY).withThreads(8);
    var e = assertThrows(UsageException.class, () -> train(options, text));
    assertTrue(e.getMessage().contains("give at least"), e.getMessage());
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThrows(UsageException.class, () -> SMALL.withOrder(0));
    assertThrows(UsageException.class, () -> SMALL.withOrder(17));
    assertThrows(UsageException.class, () -> SMALL.withPrune(List.of(1L, 0L)));
    assertThrows(UsageException.class, () -> SMALL.withPrune(List.of(0L, 0L, 1L, 1L)));
    assertThrows(UsageException.class, () -> SMALL.withPrune(List.of(-1L)));
    assertThrows(UsageException.class, () -> SMALL.withSmoothing(Smoothing.ADD_K, 0));
    assertThrows(UsageException.class, () -> SMALL.withSmoothing(Smoothing.ADD_K, Double.NaN));
    assertThrows(
        UsageException.class,
        () -> SMALL.withPrune(List.of(1L)).withSmoothing(Smoothing.LAPLACE, 1));
  }
}
