package dev.firth.seq2seq.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a model looks at sources while it says targets that are known: the weights of a search that
 * said them, all tokens at once and with the heads apart. Thread-safe.
 */
public final class ForcedAttention implements AutoCloseable {
  private final EncoderDecoder model;
  private final ScriptModule program;

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   */
  public ForcedAttention(EncoderDecoder model) {
    this.model = model;
    program = new ScriptModule(new LookScript(model));
  }

  /**
   * The weights of each pair of a batch.
   *
   * @param source ids, each row with the end token
   * @param read what the decoder reads: the start token and the target
   * @return for each row [head][token that is said][token of the source], without filling; sums of
   *     a token are 1
   * @throws UsageException if the model has no such layer
   */
  public List<float[][][]> weights(TokenMatrix source, TokenMatrix read, AttentionLayer layer) {
    model.requirePlaces(Math.max(source.columns(), read.columns()));
    int index = layer.indexIn(model.attention());
    try (NDManager manager = Torch.manager().newSubManager()) {
      NDArray weights =
          program
              .run(manager, "look", array(source, manager), array(read, manager), index)
              .singletonOrThrow();
      int heads = (int) weights.getShape().get(1);
      return rows(weights.toFloatArray(), heads, source, read);
    }
  }

  private static NDArray array(TokenMatrix matrix, NDManager manager) {
    return manager.create(matrix.ids(), new Shape(matrix.rows(), matrix.columns()));
  }

  private static List<float[][][]> rows(
      float[] all, int heads, TokenMatrix source, TokenMatrix read) {
    List<float[][][]> rows = new ArrayList<>();
    for (int row = 0; row < read.rows(); row++) {
      float[][][] weights = new float[heads][read.lengths()[row]][];
      for (int head = 0; head < heads; head++) {
        for (int time = 0; time < weights[head].length; time++) {
          int from = ((row * heads + head) * read.columns() + time) * source.columns();
          weights[head][time] = Arrays.copyOfRange(all, from, from + source.lengths()[row]);
        }
      }
      rows.add(weights);
    }
    return rows;
  }

  @Override
  public void close() {
    program.close();
  }
}
