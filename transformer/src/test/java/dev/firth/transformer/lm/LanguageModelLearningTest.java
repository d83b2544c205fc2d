package dev.firth.transformer.lm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentenceWriter;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.StreamBlocks;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.TrainingStep;
import dev.firth.testkit.Seeds;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Positions;
import dev.firth.transformer.TransformerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model comes near the entropy of a source that is known. The source says the digit of two places
 * back and 3, modulo 8, and at a rate of 0.15 any digit: the last digit alone tells nothing.
 */
class LanguageModelLearningTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int FIRST = 4;
  private static final int DIGITS = 8;
  private static final double NOISE = 0.15;
  private static final int BLOCK = 32;
  private static final int STEPS = 350;

  /** What the model may need more than the source's own bits, as a factor of the perplexity. */
  private static final double MARGIN = 1.05;

  @TempDir Path folder;

  private static int[] text(int length, RandomGenerator random) {
    int[] text = new int[length];
    for (int i = 0; i < length; i++) {
      text[i] =
          i < 2 || random.nextDouble() < NOISE
              ? FIRST + random.nextInt(DIGITS)
              : expected(text[i - 2]);
    }
    return text;
  }

  private static int expected(long before) {
    return FIRST + (int) ((before - FIRST + 3) % DIGITS);
  }

  /** The log-probability that the source itself gives a token of a block. */
  private static double logProbability(Batch batch, int row, int column) {
    if (column == 0) {
      return -Math.log(DIGITS); // only one token before it is in sight
    }
    int likely = expected(batch.targetIn().id(row, column - 1));
    double any = NOISE / DIGITS;
    return Math.log(batch.targetOut().id(row, column) == likely ? 1 - NOISE + any : any);
  }

  private SentenceFile file(String name, int tokens, RandomGenerator random) throws IOException {
    Path file = folder.resolve(name);
    var mark = new VocabularyMark(FIRST + DIGITS, 1);
    SentenceWriter.write(file, List.of(mark), out -> out.add(List.of(text(tokens, random))));
    return SentenceFile.open(file);
  }

  private static BatchSampler sampler(SentenceFile file) throws IOException {
    var options = BatchOptions.defaults().withMaxTokens(24 * BLOCK);
    return new BatchSampler(new StreamBlocks(file, SPECIAL, BLOCK), options);
  }

  @Test
  void perplexityComesNearTheSources() throws IOException {
    RandomGenerator random = Seeds.random(0);
    Torch.setThreads(1);
    var options =
        new TransformerOptions(32, 4, 64, 0, 2, 0, Activation.SWIGLU, true)
            .withPositions(Positions.RELATIVE);
    var model = new CausalLanguageModel(options, FIRST + DIGITS);
    try (NDManager manager = Torch.manager().newSubManager();
        SentenceFile train = file("train.ids", 100_000, random);
        SentenceFile held = file("held-out.ids", 5_000, random)) {
      model.initialize(manager, random.nextLong());
      train(model, sampler(train), random.nextLong());
      assertNear(model, sampler(held));
    }
  }

  private static void train(CausalLanguageModel model, BatchSampler sampler, long seed) {
    try (var step = new TrainingStep(model, SPECIAL, 0, Adam.transformer(), 1, seed)) {
      for (int i = 1; i <= STEPS; i++) {
        double rate = 4e-3 * Math.min(i / 50.0, 1 - (i - 1.0) / STEPS);
        Batch batch = sampler.next();
        step.run(batch.source(), batch.targetIn(), batch.targetOut(), rate);
      }
    }
  }

  private static void assertNear(CausalLanguageModel model, BatchSampler heldOut) {
    double ofModel = 0;
    double ofSource = 0;
    long tokens = 0;
    try (var scorer = new TargetScorer(model)) {
      for (Batch batch : heldOut.epoch(0)) {
        float[][] scores = scorer.score(batch);
        for (int row = 0; row < scores.length; row++) {
          for (int column = 0; column < scores[row].length; column++) {
            ofModel -= scores[row][column];
            // the file's only end token is no word of the source
            ofSource -=
                batch.targetOut().id(row, column) == SPECIAL.end()
                    ? scores[row][column]
                    : logProbability(batch, row, column);
            tokens++;
          }
        }
      }
    }
    double perplexity = Math.exp(ofModel / tokens);
    double bound = Math.exp(ofSource / tokens);
    assertTrue(
        perplexity < MARGIN * bound, "perplexity " + perplexity + ", the source's is " + bound);
    assertTrue(
        perplexity > 0.98 * bound,
        "perplexity " + perplexity + " is less than the source's " + bound);
  }
}
