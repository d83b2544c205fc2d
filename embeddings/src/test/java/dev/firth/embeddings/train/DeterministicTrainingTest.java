package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bytes with any number of threads, and after any interruption. */
class DeterministicTrainingTest {
  /** Enough words for four lanes, and enough text for each to have two chunks. */
  private static final int THEMES = 400;

  private static final int WORDS_OF_A_THEME = 16;
  private static final int LINES = 9000;

  @TempDir static Path folder;
  private static Vocabulary vocabulary;
  private static IdCorpus ids;

  private static final Word2VecOptions SKIP_GRAM =
      Word2VecOptions.skipGram().dim(16).epochs(2).sample(1e-2).deterministic(true).build();

  private static final Word2VecOptions CBOW =
      Word2VecOptions.cbow().dim(16).epochs(2).sample(1e-2).deterministic(true).build();

  @BeforeAll
  static void encode() throws IOException {
    var random = Seeds.random(0);
    var text = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      int theme = random.nextInt(THEMES);
      for (int i = 0; i < 12; i++) {
        text.append("t").append(theme).append("w").append(random.nextInt(WORDS_OF_A_THEME));
        text.append(i < 11 ? ' ' : '\n');
      }
    }
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    var words = new WhitespaceWords();
    try (var corpus = Corpus.of(file)) {
      vocabulary =
          VocabularyCounter.count(
                  corpus, words, VocabularyOptions.defaults().withMinCount(1), Progress.none())
              .vocabulary();
      Path idFile = folder.resolve("text.ids");
      ids = IdCorpus.encode(corpus, words, vocabulary, idFile, 1, Progress.none());
    }
    assertEquals(4, LaneCrew.lanesFor(vocabulary.size()));
  }

  @AfterAll
  static void close() {
    ids.close();
  }

  /** A trainer for a number of threads. */
  record Kind(String name, IntFunction<Word2VecTrainer> trainer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    var softmax = SKIP_GRAM.toBuilder().hierarchicalSoftmax(true).negative(0).build();
    var both = CBOW.toBuilder().hierarchicalSoftmax(true).build();
    var perPair = SKIP_GRAM.toBuilder().sharing(0).build();
    return Stream.of(
        new Kind("skip-gram", threads -> new SkipGramTrainer(with(SKIP_GRAM, threads))),
        new Kind("skip-gram hs", threads -> new SkipGramTrainer(with(softmax, threads))),
        new Kind("skip-gram per pair", threads -> new SkipGramTrainer(with(perPair, threads))),
        new Kind("cbow", threads -> new CbowTrainer(with(CBOW, threads))),
        new Kind("cbow ns+hs", threads -> new CbowTrainer(with(both, threads))),
        new Kind("fastText skip-gram", threads -> fastText(FastTextOptions.skipGram(), threads)),
        new Kind("fastText cbow", threads -> fastText(FastTextOptions.cbow(), threads)));
  }

  private static Word2VecOptions with(Word2VecOptions options, int threads) {
    return options.toBuilder().threads(threads).build();
  }

  private static FastTextTrainer fastText(FastTextOptions options, int threads) {
    return new FastTextTrainer(
        options.withTraining(with(SKIP_GRAM, threads)).withSubwords(2, 3, 1000));
  }

  private static TrainingResult train(Word2VecTrainer trainer) throws IOException {
    return trainer.train(vocabulary, ids, Progress.none());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bytesDoNotDependOnThreads(Kind kind) throws IOException {
    var one = train(kind.trainer().apply(1));
    for (int threads : new int[] {2, 3}) {
      var other = train(kind.trainer().apply(threads));
      assertArrayEquals(bits(one.vectors()), bits(other.vectors()), threads + " threads");
      assertEquals(one.loss(), other.loss());
      assertEquals(one.pairs(), other.pairs());
    }
  }

  /** Lanes learn later of each other; on so short a text that costs a few per cent. */
  @Test
  void lanesLearnNearlyAsWellAsOneAfterTheOther() throws IOException {
    var sequential = SKIP_GRAM.toBuilder().deterministic(false).threads(1).build();
    double lanes = train(new SkipGramTrainer(SKIP_GRAM)).loss();
    assertEquals(1, lanes / train(new SkipGramTrainer(sequential)).loss(), 0.05);
  }

  /** Saves as often as it can, stops after a while, goes on; until it is through. */
  @ParameterizedTest
  @MethodSource("kinds")
  void interruptedRunsGiveTheSameBytes(Kind kind) throws IOException {
    var expected = train(kind.trainer().apply(1));
    Path file = folder.resolve(kind.name().replace(' ', '-') + ".state");
    var trainer = kind.trainer().apply(2);
    int stops = 0;
    for (long millis = 1; ; millis += 20) {
      var part =
          trainer
              .prepare(vocabulary, ids)
              .checkpoints(file, Duration.ofNanos(1))
              .limit(Duration.ofMillis(millis))
              .train(Progress.none());
      if (part.words() == expected.words()) {
        break;
      }
      stops++;
    }
    var last = trainer.prepare(vocabulary, ids).checkpoints(file, Duration.ofDays(1));
    var resumed = last.train(Progress.none());
    assertTrue(stops > 0, "it was never stopped");
    assertArrayEquals(bits(expected.vectors()), bits(resumed.vectors()));
    assertEquals(expected.pairs(), resumed.pairs());
    assertEquals(expected.loss(), resumed.loss(), 1e-9);
  }

  @Test
  void aSaveOfAnotherRunIsRefused() throws IOException {
    Path file = folder.resolve("other.state");
    new SkipGramTrainer(with(SKIP_GRAM, 1))
        .prepare(vocabulary, ids)
        .checkpoints(file, Duration.ofNanos(1))
        .train(Progress.none());
    assertTrue(Files.exists(file));
    var other = new SkipGramTrainer(SKIP_GRAM.toBuilder().dim(20).threads(1).build());
    var run = other.prepare(vocabulary, ids).checkpoints(file, Duration.ofDays(1));
    var error = assertThrows(BadInputException.class, () -> run.train(Progress.none()));
    assertTrue(error.getMessage().contains("other options"), error.getMessage());
  }

  @Test
  void theHeldOutLossIsReportedAndChangesNothing() throws IOException {
    var trainer = new SkipGramTrainer(with(SKIP_GRAM, 2));
    var losses = new ArrayList<Double>();
    var result =
        trainer
            .prepare(vocabulary, ids)
            .heldOut(ids)
            .listener(report -> losses.add(report.heldOutLoss().orElseThrow()))
            .train(Progress.none());
    assertEquals(2, losses.size());
    assertTrue(losses.get(1) < losses.get(0), losses.toString());
    assertArrayEquals(bits(train(trainer).vectors()), bits(result.vectors()));
  }

  /** With a rate that blows up, the first epoch is the best and its vectors are kept. */
  @Test
  void patienceKeepsTheBestEpoch() throws IOException {
    var options = SKIP_GRAM.toBuilder().threads(1).epochs(12).learningRate(0.15).build();
    var epochs = new ArrayList<EpochReport>();
    var kept = new ArrayList<int[]>();
    var result =
        new SkipGramTrainer(options)
            .prepare(vocabulary, ids)
            .heldOut(ids)
            .patience(1)
            .listener(
                report -> {
                  epochs.add(report);
                  kept.add(bits(report.vectors().get()));
                })
            .train(Progress.none());
    List<Double> losses =
        epochs.stream().map(report -> report.heldOutLoss().orElseThrow()).toList();
    int last = epochs.size() - 1;
    assertFalse(last == 0, "one epoch says nothing");
    if (last < options.epochs() - 1) {
      assertTrue(losses.get(last) >= losses.get(last - 1), losses.toString());
    }
    int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
    assertArrayEquals(kept.get(best), bits(result.vectors()), losses.toString());
  }

  private static int[] bits(WordVectors vectors) {
    int[] bits = new int[vectors.size() * vectors.dim()];
    int at = 0;
    for (int id = 0; id < vectors.size(); id++) {
      for (float value : vectors.vector(id)) {
        bits[at++] = Float.floatToRawIntBits(value);
      }
    }
    assertTrue(Arrays.stream(bits).anyMatch(bit -> bit != 0));
    return bits;
  }
}
