package dev.firth.seq2seq.train;

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
import dev.firth.seq2seq.data.Sentences;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.files.ModelWeights;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentModel;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A training of a very small recurrent model on made-up pairs, in a folder. */
final class TinyTraining implements AutoCloseable {
  static final int PAIRS = 60;
  static final BatchOptions BATCHES = BatchOptions.defaults().withMaxSentences(8);

  final RecurrentModel model;
  final SequenceTask task;
  final LossValidator validator;
  final RunDirectory run;
  private final NDManager manager = Torch.manager().newSubManager();
  private final SentenceFile pairs;

  /**
   * Begins, or opens the directory of one that was begun.
   *
   * @param seed of the first weights, of which a resumed training must not see anything
   * @param dropout its rate; above 0, some tokens that the decoder reads are its own, too
   */
  TinyTraining(Path folder, long seed, double dropout) throws IOException {
    pairs = SentenceFile.open(pairs(folder));
    var examples = new SentencePairs(pairs, Sentences.SPECIAL, Sentences.SPECIAL);
    var shape =
        new RecurrentOptions(
            CellKind.GRU, 8, 8, 1, true, 1, AttentionKind.ADDITIVE, true, true, dropout);
    model = new RecurrentModel(shape, Sentences.VOCABULARY, Sentences.VOCABULARY, 0);
    model.initialize(manager, seed);
    var sampler = new BatchSampler(examples, BATCHES);
    var sampling = dropout > 0 ? ScheduledSampling.exponential(0.95) : ScheduledSampling.NONE;
    task = new SequenceTask(model, Sentences.SPECIAL, 0.1, sampler, 7, sampling);
    validator = new LossValidator(model, new BatchSampler(examples, BATCHES.withShuffle(false)));
    Path directory = folder.resolve("run");
    run =
        RunDirectory.isRun(directory)
            ? RunDirectory.resume(directory)
            : RunDirectory.create(
                directory, EffectiveOptions.none(), Provenance.capture(1, "", List.of("test")));
  }

  private static Path pairs(Path folder) throws IOException {
    Path file = folder.resolve("pairs.ids");
    return Files.exists(file)
        ? file
        : Sentences.write(file, 2, Sentences.random(new SplittableRandom(1), PAIRS, 2, 8));
  }

  TrainingLoop loop(Optimizer optimizer, Schedule schedule, TrainingOptions options) {
    return loop(optimizer, schedule, List.of(validator), options);
  }

  TrainingLoop loop(
      Optimizer optimizer, Schedule schedule, List<Validator> validators, TrainingOptions options) {
    return new TrainingLoop(task, optimizer, schedule, validators, options, run, Progress.none());
  }

  /** SHA-256 of the model's weights as a file. */
  String hash() throws IOException {
    Path file = run.path().resolve("model.safetensors");
    ModelWeights.write(file, model, Map.of());
    return HashedFile.of(file).sha256();
  }

  /** All weights, one after another. */
  float[] flatWeights() {
    var flat = FloatBuffer.allocate(100_000);
    model.parameters().values().forEach(weight -> flat.put(weight.getArray().toFloatArray()));
    return Arrays.copyOf(flat.array(), flat.position());
  }

  @Override
  public void close() throws IOException {
    run.close();
    validator.close();
    task.close();
    pairs.close();
    manager.close();
  }
}
