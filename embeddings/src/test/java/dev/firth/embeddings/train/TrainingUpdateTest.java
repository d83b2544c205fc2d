package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorDrift;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Damage;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on with finished vectors on new text. */
class TrainingUpdateTest {
  /** Words of a theme occur with each other and with no word of another theme. */
  private static final int THEMES = 8;

  private static final int OLD_WORDS = 10;
  private static final int ALL_WORDS = 12;

  @TempDir Path folder;

  private static Word2VecTrainer trainer(String model, String loss) {
    var options = model.equals("cbow") ? Word2VecOptions.cbow() : Word2VecOptions.skipGram();
    options.dim(24).epochs(4).sample(0).threads(2).deterministic(true);
    if (loss.equals("hs")) {
      options.hierarchicalSoftmax(true).negative(0);
    }
    return model.equals("cbow")
        ? new CbowTrainer(options.build())
        : new SkipGramTrainer(options.build());
  }

  private Path text(int seed, int themes, int words, int lines) throws IOException {
    var random = Seeds.random(seed);
    var text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      int theme = random.nextInt(themes);
      for (int i = 0; i < 10; i++) {
        text.append("t").append(theme).append("w").append(random.nextInt(words));
        text.append(i < 9 ? ' ' : '\n');
      }
    }
    return Files.writeString(folder.resolve("text" + seed), text);
  }

  private static Vocabulary count(Path text) throws IOException {
    try (var corpus = Corpus.of(text)) {
      var all = VocabularyOptions.defaults().withMinCount(1);
      return VocabularyCounter.count(corpus, new WhitespaceWords(), all, Progress.none())
          .vocabulary();
    }
  }

  private TrainingResult train(
      Word2VecTrainer trainer, Path text, Vocabulary vocabulary, UnaryOperator<TrainingRun> more)
      throws IOException {
    try (var corpus = Corpus.of(text);
        var ids =
            IdCorpus.encode(
                corpus,
                new WhitespaceWords(),
                vocabulary,
                folder.resolve("ids"),
                1,
                Progress.none())) {
      return more.apply(trainer.prepare(vocabulary, ids)).train(Progress.none());
    }
  }

  /** What was there before, and the vocabulary that grew by a new text. */
  private record Before(
      WordVectors vectors, TrainingState state, Path text, Vocabulary counted, Vocabulary grown) {}

  private Before before(Word2VecTrainer trainer) throws IOException {
    return before(trainer, THEMES, 1200);
  }

  private Before before(Word2VecTrainer trainer, int themes, int lines) throws IOException {
    Path old = text(0, themes, OLD_WORDS, lines);
    Path file = folder.resolve("state");
    var vocabulary = count(old);
    var vectors = train(trainer, old, vocabulary, run -> run.keepState(file)).vectors();
    Path text = text(1, themes, ALL_WORDS, lines);
    var counted = count(text);
    return new Before(
        vectors, TrainingState.read(file), text, counted, vocabulary.grownBy(counted, 1, 0));
  }

  @Test
  void knownWordsBeginWhereTheyWere() throws IOException {
    var trainer = trainer("skip-gram", "ns");
    var before = before(trainer);
    var fresh = trainer.modelOf(before.grown);
    var model = trainer.modelOf(before.grown);
    WarmStart.of(before.vectors, before.state, 24).applyTo(model, before.grown);
    assertEquals(THEMES * ALL_WORDS, before.grown.size());
    assertEquals(THEMES * OLD_WORDS, before.vectors.size());
    for (int id = 0; id < before.grown.size(); id++) {
      int old = before.vectors.id(before.grown.word(id));
      var start = old < 0 ? row(fresh.inputs(), id) : before.vectors.vector(old);
      assertArrayEquals(start, row(model.inputs(), id));
      boolean zero = Arrays.equals(new float[24], row(model.noiseOutputs(), id));
      assertEquals(old < 0, zero, before.grown.word(id));
    }
    int last = before.vectors.size() - 1;
    int moved = before.grown.id(before.vectors.word(last));
    int stride = model.noiseOutputs().stride();
    assertArrayEquals(
        Arrays.copyOfRange(before.state.noiseOutputs(), last * stride, last * stride + 24),
        row(model.noiseOutputs(), moved));
  }

  private static float[] row(ParameterMatrix matrix, int id) {
    return Arrays.copyOfRange(matrix.values(), matrix.row(id), matrix.row(id) + matrix.dim());
  }

  @ParameterizedTest
  @CsvSource({"skip-gram,ns,8", "skip-gram,hs,8", "cbow,ns,8", "cbow,hs,8", "skip-gram,ns,300"})
  void lockedWordsKeepTheirBitsAndOthersLearn(String model, String loss, int themes)
      throws IOException {
    var trainer = trainer(model, loss);
    var before = before(trainer, themes, themes == THEMES ? 500 : 2500);
    if (themes > THEMES) {
      assertTrue(LaneCrew.lanesFor(before.grown.size()) > 1);
    }
    var locked = before.vectors.words().stream().filter(word -> word.hashCode() % 2 == 0).toList();
    var result =
        train(
            trainer,
            before.text,
            before.grown,
            run -> run.startFrom(before.vectors, before.state).lock(locked));
    var after = result.vectors();
    var lockedSet = new HashSet<>(locked);
    for (int id = 0; id < before.vectors.size(); id++) {
      String word = before.vectors.word(id);
      boolean equal = Arrays.equals(before.vectors.vector(id), after.vector(word));
      boolean stays = lockedSet.contains(word) || before.counted.id(word) < 0;
      assertEquals(stays, equal, word);
    }
    var drift = VectorDrift.between(before.vectors, after, 10, word -> true);
    assertTrue(drift.mean() < 1 && drift.lowest().getFirst().cosine() < 1, drift.toString());
    assertTrue(drift.lowest().stream().noneMatch(moved -> lockedSet.contains(moved.word())));
    assertEquals(
        1,
        VectorDrift.between(before.vectors, after, 1, lockedSet::contains)
            .lowest()
            .getFirst()
            .cosine());
  }

  @ParameterizedTest
  @CsvSource({"skip-gram,ns", "skip-gram,hs", "cbow,ns", "cbow,hs"})
  void newWordsFindTheirTheme(String model, String loss) throws IOException {
    var trainer = trainer(model, loss);
    var before = before(trainer);
    for (boolean lock : new boolean[] {false, true}) {
      var all = before.vectors.words();
      var after =
          train(
                  trainer,
                  before.text,
                  before.grown,
                  run -> run.startFrom(before.vectors, before.state).lock(lock ? all : List.of()))
              .vectors();
      for (int theme = 0; theme < THEMES; theme++) {
        String start = "t" + theme + "w";
        for (var neighbour : after.mostSimilar(start + (ALL_WORDS - 1), 5)) {
          assertTrue(neighbour.word().startsWith(start), start + ": " + neighbour);
        }
      }
    }
  }

  /** The outputs are not learned a second time. */
  @ParameterizedTest
  @CsvSource({"skip-gram", "cbow"})
  void withItsStateItPredictsBetterThanFromVectorsAlone(String model) throws IOException {
    var before = before(trainer(model, "ns"));
    var options = trainer(model, "ns").options().toBuilder().epochs(1).build();
    var trainer = model.equals("cbow") ? new CbowTrainer(options) : new SkipGramTrainer(options);
    var fresh = train(trainer, before.text, before.grown, run -> run);
    var alone = train(trainer, before.text, before.grown, run -> run.startFrom(before.vectors));
    var both =
        train(
            trainer, before.text, before.grown, run -> run.startFrom(before.vectors, before.state));
    assertTrue(both.loss() < alone.loss(), both.loss() + " " + alone.loss());
    assertTrue(both.loss() < fresh.loss(), both.loss() + " " + fresh.loss());
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    var trainer = trainer("skip-gram", "ns");
    var before = before(trainer);
    var others = trainer("cbow", "ns");
    var otherVectors = train(others, before.text, before.grown, run -> run).vectors();
    refused(trainer, before, run -> run.startFrom(otherVectors, before.state), "other vectors");
    var first = before.vectors.restrict(5);
    refused(trainer, before, run -> run.startFrom(first, before.state), "other vectors");
    var narrow = WordVectors.of(List.of("a"), new float[3], 3);
    refused(trainer, before, run -> run.startFrom(narrow), "3 dimensions");
    var fastText = FastTextOptions.skipGram().withTraining(trainer.options());
    var subwords = new FastTextTrainer(fastText.withSubwords(3, 4, 100));
    refused(subwords, before, run -> run.startFrom(before.vectors), "not for fastText");
    refused(subwords, before, run -> run.lock(List.of("t0w0")), "not for fastText");
    refused(subwords, before, run -> run.keepState(folder.resolve("s")), "not for fastText");
  }

  private void refused(
      Word2VecTrainer trainer, Before before, UnaryOperator<TrainingRun> more, String why) {
    var error =
        assertThrows(UsageException.class, () -> train(trainer, before.text, before.grown, more));
    assertTrue(error.getMessage().contains(why), error.getMessage());
  }

  @Test
  void aSaveOfARunThatBeganOtherwiseIsRefused() throws IOException {
    var trainer = trainer("skip-gram", "ns");
    var before = before(trainer, THEMES, 4000);
    Path save = folder.resolve("save");
    UnaryOperator<TrainingRun> cut = run -> run.checkpoints(save, Duration.ofNanos(1));
    train(trainer, before.text, before.grown, cut);
    assertTrue(Files.exists(save));
    assertThrows(
        BadInputException.class,
        () ->
            train(
                trainer,
                before.text,
                before.grown,
                run -> cut.apply(run).startFrom(before.vectors)));
  }

  @Test
  void damagedStatesAreRefused() throws IOException {
    before(trainer("skip-gram", "ns"));
    Path words = folder.resolve("state.vocab");
    Path target = folder.resolve("damaged");
    Path targetWords = folder.resolve("damaged.vocab");
    Files.copy(words, targetWords);
    byte[] state = Files.readAllBytes(folder.resolve("state"));
    for (var damage : Damage.fuzz(state, 200).toList()) {
      if (Arrays.equals(state, damage.bytes())) {
        continue;
      }
      damage.writeTo(target);
      assertThrows(BadInputException.class, () -> TrainingState.read(target), damage::what);
    }
    Files.write(target, state);
    assertFalse(TrainingState.read(target).vocabulary().size() == 0);
    var whole = Vocabulary.load(words);
    for (var damage : Damage.fuzz(Files.readAllBytes(words), 200).toList()) {
      damage.writeTo(targetWords);
      try {
        // White space may change; a word or the sum of the counts may not.
        var read = TrainingState.read(target).vocabulary();
        assertEquals(whole.fingerprint(), read.fingerprint(), damage.what());
        assertEquals(whole.tokens(), read.tokens(), damage.what());
      } catch (BadInputException e) {
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
      }
    }
    Files.delete(targetWords);
    var error = assertThrows(BadInputException.class, () -> TrainingState.read(target));
    assertTrue(error.getMessage().contains("damaged.vocab"), error.getMessage());
  }
}
