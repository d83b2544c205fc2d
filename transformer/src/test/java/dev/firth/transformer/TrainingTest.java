package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentencePairs;
import dev.firth.seq2seq.data.SentenceWriter;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.files.ModelWeights;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.LossValidator;
import dev.firth.seq2seq.train.NoamSchedule;
import dev.firth.seq2seq.train.SequenceTask;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training loop at work on a transformer. */
class TrainingTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int VOCABULARY = 20;
  private static final int STEPS = 60;

  @TempDir Path folder;
  private Path pairs;

  /** Targets are sources, so that there is something to learn. */
  @BeforeEach
  void writePairs() throws IOException {
    pairs = folder.resolve("pairs.ids");
    SplittableRandom random = Seeds.random(0);
    var mark = new VocabularyMark(VOCABULARY, 1);
    SentenceWriter.write(
        pairs,
        List.of(mark, mark),
        out -> {
          for (int i = 0; i < 200; i++) {
            int[] tokens = random.ints(1 + random.nextInt(5), 4, VOCABULARY).toArray();
            out.add(List.of(tokens, tokens));
          }
        });
  }

  @Test
  void itLearnsAndGoesOnToTheSameBytes() throws IOException {
    long stop = 1L + Seeds.random(1).nextInt(STEPS - 1);
    TrainingResult first = train("whole", Long.MAX_VALUE);
    assertTrue(
        first.best().get("loss") < 2.5,
        "a loss of " + first.best() + " for 16 words after training");
    train("stopped", stop);
    train("stopped", Long.MAX_VALUE);
    assertEquals(hash("whole"), hash("stopped"), "stopped at " + stop + ", " + Seeds.describe(1));
  }

  private TrainingResult train(String name, long stopAt) throws IOException {
    Path directory = folder.resolve(name);
    boolean resumed = Files.exists(directory);
    var model =
        new Transformer(
            new TransformerOptions(16, 2, 32, 1, 1, 0.1, Activation.GELU, true),
            VOCABULARY,
            SPECIAL.pad());
    try (NDManager manager = Torch.manager().newSubManager();
        var file = SentenceFile.open(pairs);
        var run = resumed ? RunDirectory.resume(directory) : begin(directory)) {
      model.initialize(manager, resumed ? 2 : 1);
      var examples = new SentencePairs(file, SPECIAL, SPECIAL);
      var batches = BatchOptions.defaults().withMaxSentences(32);
      try (var task =
              new SequenceTask(model, SPECIAL, 0.1, new BatchSampler(examples, batches), 1);
          var validator = new LossValidator(model, new BatchSampler(examples, batches))) {
        TrainingResult result = train(task, validator, run, resumed, stopAt);
        ModelWeights.write(directory.resolve("model.safetensors"), model, Map.of());
        return result;
      }
    }
  }

  private static TrainingResult train(
      SequenceTask task, LossValidator validator, RunDirectory run, boolean resumed, long stopAt)
      throws IOException {
    var stopper = new TrainingLoop[1];
    var noam = new NoamSchedule(2, 16, 20);
    var options = TrainingOptions.of(TrainingLimits.ofSteps(STEPS)).withDeterministic(true);
    try (var loop =
        new TrainingLoop(
            task,
            Adam.transformer(),
            step -> {
              if (step == stopAt) {
                stopper[0].stop();
              }
              return noam.rate(step);
            },
            List.of(validator),
            options,
            run,
            Progress.none())) {
      stopper[0] = loop;
      if (resumed) {
        loop.resume();
      }
      return loop.run();
    }
  }

  private static RunDirectory begin(Path directory) throws IOException {
    return RunDirectory.create(
        directory, EffectiveOptions.none(), Provenance.capture(1, "", List.of("test")));
  }

  private String hash(String name) throws IOException {
    return HashedFile.of(folder.resolve(name).resolve("model.safetensors")).sha256();
  }
}
