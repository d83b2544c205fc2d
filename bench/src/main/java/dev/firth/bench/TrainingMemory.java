package dev.firth.bench;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.EffectiveOptions;
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
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.CheckpointOptions;
import dev.firth.seq2seq.train.LossValidator;
import dev.firth.seq2seq.train.SequenceTask;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Transformer;
import dev.firth.transformer.TransformerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Memory of a training of a small transformer (d128, 2 + 2 layers, 8,000 tokens, dropout, moving
 * average) with a validation and a checkpoint every 250 steps, as rows of a table: resident memory
 * of the process and heap in use after a collection, at some steps. Arguments: FOLDER, which must
 * not exist yet, and THREADS.
 */
public final class TrainingMemory {
  private static final int VOCABULARY = 8000;
  private static final int PAIRS = 5000;
  private static final int TOKENS = 640;
  private static final List<Long> STEPS = List.of(100L, 500L, 1000L, 2000L);
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

  private TrainingMemory() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectory(Path.of(args[0]));
    Torch.setThreads(Integer.parseInt(args[1]));
    var options = new TransformerOptions(128, 4, 512, 2, 2, 0.1, Activation.RELU, true);
    var model = new Transformer(options, VOCABULARY, SPECIAL.pad());
    System.out.println("| step | resident, MB | heap, MB |\n|--:|--:|--:|");
    try (NDManager manager = Torch.manager().newSubManager();
        var pairs = SentenceFile.open(writePairs(folder.resolve("pairs.ids")));
        var run =
            RunDirectory.create(
                folder.resolve("run"),
                EffectiveOptions.none(),
                Provenance.capture(1, "", List.of("TrainingMemory")))) {
      model.initialize(manager, 1);
      train(model, new SentencePairs(pairs, SPECIAL, SPECIAL), run);
    }
  }

  private static void train(Transformer model, SentencePairs pairs, RunDirectory run)
      throws IOException {
    var batches = BatchOptions.defaults().withMaxTokens(TOKENS);
    var training =
        TrainingOptions.of(TrainingLimits.ofSteps(STEPS.getLast()))
            .withAverageDecay(0.999)
            .withGreatestNorm(1)
            .withValidation(250, "loss")
            .withCheckpoints(CheckpointOptions.defaults().withEverySteps(250));
    try (var task = new SequenceTask(model, SPECIAL, 0.1, new BatchSampler(pairs, batches), 1);
        var validator = new LossValidator(model, new BatchSampler(pairs, batches));
        var loop =
            new TrainingLoop(
                task,
                Adam.transformer(),
                TrainingMemory::rateAfterReport,
                List.of(validator),
                training,
                run,
                Progress.none())) {
      loop.run();
    }
  }

  /**
   * A small constant rate; the schedule is asked once a step, which is when memory is looked at.
   */
  private static double rateAfterReport(long step) {
    if (STEPS.contains(step)) {
      System.gc();
      Runtime java = Runtime.getRuntime();
      long heap = java.totalMemory() - java.freeMemory();
      System.out.printf("| %d | %d | %d |%n", step, resident() >> 20, heap >> 20);
    }
    return 1e-4;
  }

  private static long resident() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writePairs(Path file) throws IOException {
    var random = new SplittableRandom(1);
    var mark = new VocabularyMark(VOCABULARY, 1);
    SentenceWriter.write(
        file,
        List.of(mark, mark),
        out -> {
          for (int i = 0; i < PAIRS; i++) {
            out.add(List.of(sentence(random), sentence(random)));
          }
        });
    return file;
  }

  private static int[] sentence(SplittableRandom random) {
    return random.ints(10 + random.nextInt(20), 4, VOCABULARY).toArray();
  }
}
