package dev.firth.seq2seq.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model says of targets that are known: of translations how likely they are, of texts a
 * language model's log-probabilities, from which perplexities follow. Thread-safe.
 */
public final class TargetScorer implements AutoCloseable {
  private final SequenceModel model;
  private final ScriptModule program;

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   */
  public TargetScorer(SequenceModel model) {
    this.model = model;
    program = new ScriptModule(new ScoreScript(model));
  }

  /**
   * The log-probability of each token.
   *
   * @param source ids, each row with the end token; {@link TokenMatrix#NONE} for language models
   * @param read what the decoder reads: the start token and the target
   * @param said what it should say: the target and the end token
   * @return natural logarithms, for each row as many as it has tokens
   */
  public float[][] score(TokenMatrix source, TokenMatrix read, TokenMatrix said) {
    model.requirePlaces(Math.max(source.columns(), read.columns()));
    long[] places = places(said);
    long[] expected = Arrays.stream(places).map(place -> said.ids()[(int) place]).toArray();
    try (NDManager manager = Torch.manager().newSubManager()) {
      float[] logs =
          program
              .run(
                  manager,
                  "logs",
                  array(source, manager),
                  array(read, manager),
                  manager.create(places),
                  manager.create(expected))
              .singletonOrThrow()
              .toFloatArray();
      return rows(logs, said.lengths());
    }
  }

  /** The log-probability of each token that a batch should say. */
  public float[][] score(Batch batch) {
    return score(batch.source(), batch.targetIn(), batch.targetOut());
  }

  private static long[] places(TokenMatrix matrix) {
    return IntStream.range(0, matrix.rows())
        .flatMap(
            row -> IntStream.range(0, matrix.lengths()[row]).map(at -> row * matrix.columns() + at))
        .asLongStream()
        .toArray();
  }

  private static float[][] rows(float[] logs, int[] lengths) {
    var rows = new float[lengths.length][];
    int from = 0;
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(logs, from, from + lengths[row]);
      from += lengths[row];
    }
    return rows;
  }

  private static NDArray array(TokenMatrix matrix, NDManager manager) {
    return manager.create(matrix.ids(), new Shape(matrix.rows(), matrix.columns()));
  }

  @Override
  public void close() {
    program.close();
  }
}
