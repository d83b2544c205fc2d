package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentencePairs;
import dev.firth.seq2seq.data.Sentences;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentModel;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch teaches where the decoder reads its own tokens now and then. */
class SequenceTaskTest {
  private static final BatchOptions BATCHES = BatchOptions.defaults().withMaxSentences(8);

  @TempDir Path folder;
  private NDManager manager;
  private SentenceFile file;

  @BeforeEach
  void open() throws IOException {
    manager = Torch.manager().newSubManager();
    var pairs = Sentences.random(new SplittableRandom(1), 60, 2, 8);
    file = SentenceFile.open(Sentences.write(folder.resolve("pairs.ids"), 2, pairs));
  }

  @AfterEach
  void close() {
    file.close();
    manager.close();
  }

  private SequenceTask task(ScheduledSampling sampling) throws IOException {
    var options =
        new RecurrentOptions(CellKind.GRU, 8, 8, 1, true, 1, AttentionKind.ADDITIVE, true, true, 0);
    var model = new RecurrentModel(options, Sentences.VOCABULARY, Sentences.VOCABULARY, 0);
    model.initialize(manager, 3);
    return task(model, sampling);
  }

  private SequenceTask task(SequenceModel model, ScheduledSampling sampling) throws IOException {
    var examples = new SentencePairs(file, Sentences.SPECIAL, Sentences.SPECIAL);
    return new SequenceTask(
        model, Sentences.SPECIAL, 0.1, new BatchSampler(examples, BATCHES), 7, sampling);
  }

  private static double[] losses(SequenceTask task, int batches) {
    double[] losses = new double[batches];
    for (int i = 0; i < batches; i++) {
      Batch batch = task.next();
      try (BatchGradients gradients = task.gradients(batch)) {
        losses[i] = gradients.loss();
      }
    }
    return losses;
  }

  @Test
  void theProbabilityFallsBatchByBatch() throws IOException {
    try (SequenceTask forced = task(ScheduledSampling.NONE);
        SequenceTask sampled = task(ScheduledSampling.linear(1, 0.2, 0))) {
      double[] plain = losses(forced, 6);
      double[] own = losses(sampled, 6);
      assertEquals(plain[0], own[0], 1e-6, "the first batch is the target's");
      assertNotEquals(plain[5], own[5], 1e-6);
    }
  }

  @Test
  void aResumedTrainingDrawsTheSame() throws IOException {
    var sampling = ScheduledSampling.inverseSigmoid(2);
    try (SequenceTask whole = task(sampling);
        SequenceTask resumed = task(sampling)) {
      losses(whole, 4);
      SamplerPosition position = whole.position();
      resumed.resumeAt(position);
      assertArrayEquals(losses(whole, 9), losses(resumed, 9), 0);
    }
  }

  @Test
  void aModelThatDoesAllPositionsAtOnceIsRefused() {
    SequenceModel model =
        new SequenceModel(Sentences.VOCABULARY) {
          @Override
          public SourceAttention attention() {
            return SourceAttention.NONE;
          }

          @Override
          protected String source() {
            return "";
          }
        };
    assertThrows(
        IllegalArgumentException.class, () -> task(model, ScheduledSampling.exponential(0.9)));
  }
}
