package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.files.VectorFormat;
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

class FastTextTrainerTest {
  private static final int THEMES = 6;
  private static final int BUCKETS = 5000;

  private static final Word2VecOptions SMALL =
      Word2VecOptions.fastText().dim(20).epochs(4).sample(0).threads(1).build();

  private static final FastTextOptions SKIP_GRAM =
      FastTextOptions.skipGram().withTraining(SMALL).withSubwords(3, 5, BUCKETS);

  private static final FastTextOptions CBOW =
      FastTextOptions.cbow().withTraining(SMALL).withSubwords(3, 5, BUCKETS);

  @TempDir Path folder;

  /** A theme's words have a stem of their own and one of ten endings. */
  private static String word(int theme, int ending) {
    return "stem" + (char) ('a' + theme) + "oru" + (char) ('a' + ending) + "ing";
  }

  private WordVectors train(FastTextOptions options) throws IOException {
    var random = Seeds.random(0);
    var text = new StringBuilder();
    for (int line = 0; line < 1200; line++) {
      int theme = random.nextInt(THEMES);
      for (int i = 0; i < 10; i++) {
        text.append(word(theme, random.nextInt(10))).append(i < 9 ? ' ' : '\n');
      }
    }
    // Not through the trainer's own method for a corpus, whose warm-up takes longer than all this.
    try (var corpus = Corpus.of(Files.writeString(folder.resolve("text.txt"), text))) {
      var words = new WhitespaceWords();
      var vocabulary =
          VocabularyCounter.count(corpus, words, VocabularyOptions.defaults(), Progress.none())
              .vocabulary();
      try (var ids =
          IdCorpus.encode(
              corpus, words, vocabulary, folder.resolve("text.ids"), 1, Progress.none())) {
        return new FastTextTrainer(options).train(vocabulary, ids, Progress.none()).vectors();
      }
    }
  }

  static Stream<FastTextOptions> models() {
    var softmax = SMALL.toBuilder().hierarchicalSoftmax(true).negative(0).build();
    return Stream.of(
        SKIP_GRAM,
        SKIP_GRAM.withTraining(SMALL.toBuilder().sharing(0).build()),
        SKIP_GRAM.withTraining(SMALL.toBuilder().sharing(4).build()),
        SKIP_GRAM.withTraining(softmax),
        SKIP_GRAM.withTraining(SMALL.toBuilder().hierarchicalSoftmax(true).build()),
        SKIP_GRAM.withTraining(SMALL.toBuilder().threads(2).build()),
        CBOW,
        CBOW.withTraining(softmax),
        SKIP_GRAM.withSubwords(0, 0, 0),
        CBOW.withSubwords(0, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("models")
  void themesAreFoundAndTheFileKeepsThem(FastTextOptions options) throws IOException {
    try (var vectors = train(options)) {
      assertThemesFound(options, vectors);
      assertFileGivesTheSame(options, vectors);
    }
  }

  private static void assertThemesFound(FastTextOptions options, WordVectors vectors) {
    for (int theme = 0; theme < THEMES; theme++) {
      String stem = word(theme, 0).substring(0, 8);
      long right =
          vectors.mostSimilar(word(theme, 0), 9).stream()
              .filter(neighbour -> neighbour.word().startsWith(stem))
              .count();
      assertTrue(right >= 8, stem + ": " + right + ", " + Seeds.describe(0));
      if (options.hasSubwords()) {
        assertEquals(stem, unseenNeighbour(vectors, theme).substring(0, 8));
      } else {
        assertFalse(vectors.knowsUnseen());
      }
    }
  }

  private static String unseenNeighbour(WordVectors vectors, int theme) {
    return vectors.mostSimilar(word(theme, 20), 1).getFirst().word();
  }

  private void assertFileGivesTheSame(FastTextOptions options, WordVectors trained)
      throws IOException {
    Path file = folder.resolve("model.bin");
    VectorFiles.write(file, trained, VectorFormat.FASTTEXT);
    try (var read = WordVectors.open(file)) {
      assertEquals(trained.words(), read.words());
      for (int id = 0; id < trained.size(); id++) {
        assertArrayEquals(trained.vector(id), read.vector(id));
        assertEquals(trained.count(id), read.count(id));
      }
      if (options.hasSubwords()) {
        assertArrayEquals(trained.vector(word(0, 20)), read.vector(word(0, 20)));
        assertArrayEquals(trained.vector("steamy"), read.vector("steamy"));
      }
      // The start of these buckets says nothing, so it is not there.
      assertTrue(trained.find("qqqqqqq").isEmpty() || isZero(read.vector("qqqqqqq")));
    }
    try (var model = FastTextModel.open(file)) {
      assertEquals(options.kind(), model.args().kind());
      assertEquals(options.maxn(), model.args().maxn());
      assertEquals(options.buckets(), model.args().buckets());
      assertEquals(trained.size() + (long) options.buckets(), model.input().rows());
    }
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** But for roundings: lanes are summed in another order once the JVM has compiled a loop. */
  @Test
  void oneThreadAndSeedGiveTheSameVectors() throws IOException {
    var other = SKIP_GRAM.withTraining(SMALL.toBuilder().seed(2).build());
    try (var first = train(SKIP_GRAM);
        var second = train(SKIP_GRAM);
        var third = train(other)) {
      for (String word : first.words()) {
        assertArrayEquals(first.vector(word), second.vector(word), 1e-3f);
        assertThrows(
            AssertionError.class,
            () -> assertArrayEquals(first.vector(word), third.vector(word), 1e-2f));
      }
    }
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    Stream.<Runnable>of(
            () -> SKIP_GRAM.withSubwords(4, 3, 100),
            () -> SKIP_GRAM.withSubwords(-1, 3, 100),
            () -> SKIP_GRAM.withSubwords(3, 101, 100),
            () -> SKIP_GRAM.withSubwords(3, 6, 0),
            () -> CBOW.withTraining(SMALL.toBuilder().windowMode(WindowMode.LINE).build()))
        .forEach(
            use -> {
              var error = assertThrows(UsageException.class, use::run);
              assertTrue(error.getMessage().startsWith("--"), error.getMessage());
            });
  }
}
