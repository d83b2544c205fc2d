package dev.firth.bench;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.TrainingStep;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Transformer;
import dev.firth.transformer.TransformerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The wall time of training steps of a small transformer (2 + 2 layers, 8,000 tokens, hidden units
 * four times dim, 4 heads) in milliseconds, one line: DIM ROWS LENGTH THREADS DROPOUT STEPS.
 * bench/transformer-step-side-by-side.py runs it in turn with the same model in plain PyTorch.
 */
public final class TransformerStepCost {
  private static final int VOCABULARY = 8000;
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

  private TransformerStepCost() {}

  public static void main(String[] args) {
    int dim = Integer.parseInt(args[0]);
    int rows = Integer.parseInt(args[1]);
    int length = Integer.parseInt(args[2]);
    Torch.setThreads(Integer.parseInt(args[3]));
    double dropout = Double.parseDouble(args[4]);
    int steps = Integer.parseInt(args[5]);
    var options = new TransformerOptions(dim, 4, 4 * dim, 2, 2, dropout, Activation.RELU, false);
    var model = new Transformer(options, VOCABULARY, SPECIAL.pad());
    TokenMatrix source = ids(rows, length, 1);
    TokenMatrix target = ids(rows, length, 2);
    List<Double> millis = new ArrayList<>();
    try (NDManager manager = Torch.manager().newSubManager()) {
      model.initialize(manager, 1);
      try (var step =
          new TrainingStep(model, SPECIAL, 0.1, Adam.transformer(), Double.POSITIVE_INFINITY, 1)) {
        for (int i = 0; i < steps; i++) {
          long start = System.nanoTime();
          step.run(source, target, target, 1e-4);
          millis.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    System.out.println(
        millis.stream()
            .map(ms -> String.format(Locale.ROOT, "%.3f", ms))
            .collect(Collectors.joining(" ")));
  }

  private static TokenMatrix ids(int rows, int length, long seed) {
    var random = new SplittableRandom(seed);
    List<int[]> sequences =
        IntStream.range(0, rows)
            .mapToObj(row -> random.ints(length, 4, VOCABULARY).toArray())
            .toList();
    return TokenMatrix.of(sequences, SPECIAL.pad());
  }
}
