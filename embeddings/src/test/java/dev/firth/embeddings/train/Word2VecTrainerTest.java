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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Word2VecTrainerTest {
  /** Words of a theme occur with each other and with no word of another theme. */
  private static final int THEMES = 8;

  private static final int WORDS_OF_A_THEME = 12;

  @TempDir Path folder;

  private static final Word2VecOptions SMALL =
      Word2VecOptions.skipGram().dim(24).epochs(4).sample(0).threads(1).build();

  private static final Word2VecOptions SMALL_CBOW =
      Word2VecOptions.cbow().dim(24).epochs(4).sample(0).threads(1).build();

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

  private TrainingResult train(Word2VecOptions options, Path text, int minCount)
      throws IOException {
    return train(new SkipGramTrainer(options), text, minCount);
  }

  private TrainingResult train(Word2VecTrainer trainer, Path text, int minCount)
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
        return trainer.train(vocabulary, ids, Progress.none());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void neighboursAreWordsOfTheSameTheme(int sharing) throws IOException {
    var result = train(SMALL.toBuilder().sharing(sharing).build(), themedText(), 5);
    assertThemesFound(result.vectors());
    assertEquals(4 * 40_000, result.words());
    assertEquals(result.words(), result.trainedWords());
    // A pair's loss with nothing learned is 6 log 2 = 4.16; the themes are worth more than a nat.
    assertTrue(result.loss() < 3.2, "loss " + result.loss());
  }

  /** Every way of predicting, for both models. */
  static Stream<Word2VecTrainer> trainers() {
    return Stream.of(
        new SkipGramTrainer(hs(SMALL, 0)),
        new SkipGramTrainer(hs(SMALL, 5)),
        new SkipGramTrainer(SMALL.toBuilder().windowMode(WindowMode.FIXED).build()),
        new SkipGramTrainer(hs(SMALL, 5).toBuilder().sharing(0).build()),
        new CbowTrainer(SMALL_CBOW),
        new CbowTrainer(SMALL_CBOW.toBuilder().cbowMean(false).learningRate(0.02).build()),
        new SkipGramTrainer(SMALL.toBuilder().windowMode(WindowMode.LINE).window(1).build()),
        new CbowTrainer(SMALL_CBOW.toBuilder().windowMode(WindowMode.LINE).window(1).build()),
        new CbowTrainer(hs(SMALL_CBOW, 0)),
        new CbowTrainer(hs(SMALL_CBOW, 5)));
  }

  private static Word2VecOptions hs(Word2VecOptions options, int negative) {
    return options.toBuilder().hierarchicalSoftmax(true).negative(negative).build();
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void allModelsFindTheThemes(Word2VecTrainer trainer) throws IOException {
    var result = train(trainer, themedText(), 5);
    assertThemesFound(result.vectors());
    assertTrue(result.loss() < nothingLearned(trainer.options()) - 0.5, "loss " + result.loss());
  }

  /** Each output costs log 2; the tree has 96 words, so that paths are about log2 96 = 6.6 long. */
  private static double nothingLearned(Word2VecOptions options) {
    double outputs = options.negative() > 0 ? options.negative() + 1 : 0;
    return Math.log(2) * (outputs + (options.hierarchicalSoftmax() ? 6.6 : 0));
  }

  @Test
  void twoThreadsLearnTheSame() throws IOException {
    var result = train(SMALL.toBuilder().threads(2).build(), themedText(), 5);
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
    var other = rows(train(SMALL.toBuilder().seed(2).build(), text, 5).vectors());
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
            () -> SMALL.toBuilder().dim(0).build(),
            () -> SMALL.toBuilder().window(0).build(),
            () -> SMALL.toBuilder().negative(0).build(),
            () -> SMALL.toBuilder().negative(-1).build(),
            () -> SMALL.toBuilder().sample(-1).build(),
            () -> SMALL.toBuilder().learningRate(0).build(),
            () -> SMALL.toBuilder().epochs(0).build(),
            () -> SMALL.toBuilder().threads(0).build(),
            () -> SMALL.toBuilder().sharing(-1).build())
        .forEach(
            use -> {
              var error = assertThrows(UsageException.class, use::run);
              assertTrue(error.getMessage().startsWith("--"), error.getMessage());
            });
  }

  @Test
  void tooManyWordsForOneMatrix() {
    var error = assertThrows(UsageException.class, () -> ParameterMatrix.zeros(30_000_000, 300));
    assertTrue(error.getMessage().contains("--min-count"), error.getMessage());
  }
}
