package dev.firth.embeddings.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.embeddings.fasttext.DictionaryLearner;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.runs.Progress;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains throw-away classifiers on made-up texts while the real text is read, so that the JVM has
 * compiled the training when it begins: a small text is trained in less time than that takes.
 */
final class ClassifierWarmUp implements AutoCloseable {
  private static final int TEXTS = 300;
  private static final int WORDS_PER_TEXT = 20;
  private static final int WORDS = 500;
  private static final int LABELS = 4;
  private static final int ROUNDS = 40;

  private final ClassifierOptions options;
  private final AtomicBoolean ended = new AtomicBoolean();

  private ClassifierWarmUp(ClassifierOptions options) {
    this.options =
        ClassifierOptions.builder()
            .dim(options.dim())
            .loss(options.loss())
            .negatives(options.negatives())
            .threads(1)
            .build();
  }

  /** Begins in the background, until it is closed. */
  static ClassifierWarmUp start(ClassifierOptions options) {
    var warmUp = new ClassifierWarmUp(options);
    Thread.ofPlatform().daemon().name("classifier warm-up").start(warmUp::run);
    return warmUp;
  }

  private void run() {
    try {
      var learner = new DictionaryLearner(options.labelPrefix());
      IntArrayList tokens = madeUpTokens(learner);
      var dictionary = learner.learn(1, 1);
      var examples = Examples.of(tokens, learner, dictionary, new Subwords(0, 0, 0), 1);
      for (int round = 0; round < ROUNDS && !ended.get(); round++) {
        new ClassifierRun(options, dictionary, examples, tokens.size()).train(Progress.none());
      }
    } catch (IOException e) {
      // Nothing is lost but time: the real training will tell what is wrong.
      System.getLogger(ClassifierWarmUp.class.getName())
          .log(System.Logger.Level.DEBUG, "warm-up failed", e);
    }
  }

  private IntArrayList madeUpTokens(DictionaryLearner learner) {
    var random = new SplittableRandom(1);
    var tokens = new IntArrayList();
    for (int text = 0; text < TEXTS; text++) {
      add(options.labelPrefix() + random.nextInt(LABELS), learner, tokens);
      for (int word = 0; word < WORDS_PER_TEXT; word++) {
        add("w" + random.nextInt(WORDS), learner, tokens);
      }
      tokens.add(Examples.LINE_END);
    }
    return tokens;
  }

  private static void add(String token, DictionaryLearner learner, IntArrayList tokens) {
    byte[] utf8 = token.getBytes(UTF_8);
    tokens.add(learner.add(utf8, 0, utf8.length));
  }

  /** Ends it after the round it is in. */
  @Override
  public void close() {
    ended.set(true);
  }
}
