package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipGramTrainerTest {
  /** Words of a theme occur with each other and with no word of another theme. */
  private static final int THEMES = 8;

  private static final int WORDS_OF_A_THEME = 12;

  @TempDir Path folder;

  private static final SkipGramOptions SMALL =
      SkipGramOptions.defaults().withDim(24).withEpochs(4).withSample(0).withThreads(1);

  private Path themedText() throws IOException {
    var random = Seeds.random(0);
    var text = new StringBuilder();
    for (int line = 0; line < 4000; line++) {
      int theme = random.nextInt(THEMES);
      for (int i = 0; i < 10; i++) {
        text.append("t").append(theme).append("w").append(random.nextInt(WORDS_OF_A_THEME));
        text.append(i < 9 ? ' ' : '\n');
      }
    }
    return Files.writeString(folder.resolve("themes.txt"), text);
  }

  private TrainingResult train(SkipGramOptions options, Path text, int minCount)
      throws IOException {
    try (var corpus = Corpus.of(text)) {
      var words = new WhitespaceWords();
      var vocabulary =
          VocabularyCounter.count(
                  corpus,
                  words,
                  VocabularyOptions.defaults().withMinCount(minCount),
                  Progress.none())
              .vocabulary();
      try (var ids =
          IdCorpus.encode(
              corpus, words, vocabulary, folder.resolve("text.ids"), 1, Progress.none())) {
        return new SkipGramTrainer(options).train(vocabulary, ids, Progress.none());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void neighboursAreWordsOfTheSameTheme(int sharing) throws IOException {
    var result = train(SMALL.withSharing(sharing), themedText(), 5);
    assertThemesFound(result.vectors());
    assertEquals(4 * 40_000, result.words());
    assertEquals(result.words(), result.trainedWords());
    // A pair's loss with nothing learned is 6 log 2 = 4.16; the themes are worth more than a nat.
    assertTrue(result.loss() < 3.2, "loss " + result.loss());
  }

  @Test
  void twoThreadsLearnTheSame() throws IOException {
    var result = train(SMALL.withThreads(2), themedText(), 5);
    assertThemesFound(result.vectors());
    assertEquals(4 * 40_000, result.words());
  }

  private static void assertThemesFound(WordVectors vectors) {
    for (int theme = 0; theme < THEMES; theme++) {
      String prefix = "t" + theme + "w";
      long right =
          vectors.mostSimilar(prefix + "0", WORDS_OF_A_THEME - 1).stream()
              .filter(neighbour -> neighbour.word().startsWith(prefix))
              .count();
      assertTrue(right >= WORDS_OF_A_THEME - 2, prefix + ": " + right + ", " + Seeds.describe(0));
    }
  }

  /** But for roundings: lanes are summed in another order once the JVM has compiled a loop. */
  @Test
  void oneThreadAndSeedGiveTheSameVectors() throws IOException {
    Path text = themedText();
    var first = rows(train(SMALL, text, 5).vectors());
    var second = rows(train(SMALL, text, 5).vectors());
    var other = rows(train(SMALL.withSeed(2), text, 5).vectors());
    assertArrayEquals(first, second, 1e-3f);
    assertThrows(AssertionError.class, () -> assertArrayEquals(first, other, 1e-2f));
  }

  private static float[] rows(WordVectors vectors) {
    float[] rows = new float[vectors.size() * vectors.dim()];
    for (int id = 0; id < vectors.size(); id++) {
      System.arraycopy(vectors.vector(id), 0, rows, id * vectors.dim(), vectors.dim());
    }
    return rows;
  }

  @Test
  void vocabularySmallerThanTheNoise() throws IOException {
    Path text = Files.writeString(folder.resolve("three.txt"), "a b c a b a\n".repeat(50));
    var vectors = train(SMALL, text, 1).vectors();
    assertEquals(3, vectors.size());
    for (float value : rows(vectors)) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void oneWordIsTooFew() throws IOException {
    Path text = Files.writeString(folder.resolve("one.txt"), "word word word word word\n");
    var error = assertThrows(BadInputException.class, () -> train(SMALL, text, 1));
    assertTrue(error.getMessage().contains("1 word"), error.getMessage());
  }

  @Test
  void trainsOnACorpusInOneCall() throws IOException {
    try (var corpus = Corpus.of(themedText())) {
      var vectors = new SkipGramTrainer(SMALL).train(corpus);
      assertEquals(THEMES * WORDS_OF_A_THEME, vectors.size());
    }
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    Stream.<Runnable>of(
            () -> SMALL.withDim(0),
            () -> SMALL.withWindow(0),
            () -> SMALL.withNegative(0),
            () -> SMALL.withSample(-1),
            () -> SMALL.withLearningRate(0),
            () -> SMALL.withEpochs(0),
            () -> SMALL.withThreads(0),
            () -> SMALL.withSharing(-1))
        .forEach(
            use -> {
              var error = assertThrows(UsageException.class, use::run);
              assertTrue(error.getMessage().startsWith("--"), error.getMessage());
            });
  }

  @Test
  void tooManyWordsForOneMatrix() {
    var error =
        assertThrows(UsageException.class, () -> SkipGramModel.create(30_000_000, 300, 5, 1));
    assertTrue(error.getMessage().contains("--min-count"), error.getMessage());
  }
}
