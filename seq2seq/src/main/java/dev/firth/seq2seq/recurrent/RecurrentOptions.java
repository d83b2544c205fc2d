package dev.firth.seq2seq.recurrent;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.layers.WeightTying;
import java.util.Objects;

/**
 * The shape of a recurrent encoder-decoder.
 *
 * @param cell unit of all layers
 * @param embedding size of the vectors of tokens
 * @param hidden units of a layer, in each direction
 * @param encoderLayers layers that read the source
 * @param bidirectional whether the encoder reads both ways; what follows sees 2 x hidden then
 * @param decoderLayers layers that write the target
 * @param attention to the source
 * @param inputFeeding whether the decoder reads its last output beside the last token (Luong et al.
 *     2015)
 * @param bridge whether the decoder begins with a layer of the encoder's last state, else with
 *     zeros
 * @param dropout rate of embeddings, between layers, and of the decoder's output
 * @param tying which of embeddings and output share a matrix
 * @param copy whether tokens of the source can be copied ({@link
 *     dev.firth.seq2seq.layers.PointerGenerator})
 */
public record RecurrentOptions(
    CellKind cell,
    int embedding,
    int hidden,
    int encoderLayers,
    boolean bidirectional,
    int decoderLayers,
    AttentionKind attention,
    boolean inputFeeding,
    boolean bridge,
    double dropout,
    WeightTying tying,
    boolean copy) {
  private static final int MOST_UNITS = 1 << 16;
  private static final int MOST_LAYERS = 1 << 8;

  /**
   * @throws UsageException if a size is out of its range, dot attention or a shared matrix is asked
   *     for between sizes that differ, or copying without attention
   */
  public RecurrentOptions {
    check(embedding >= 1 && embedding <= MOST_UNITS, "dim is " + embedding);
    check(hidden >= 1 && hidden <= MOST_UNITS, "hidden is " + hidden);
    check(encoderLayers >= 1 && encoderLayers <= MOST_LAYERS, "layers is " + encoderLayers);
    check(decoderLayers >= 1 && decoderLayers <= MOST_LAYERS, "decoder-layers is " + decoderLayers);
    check(dropout >= 0 && dropout < 1, "dropout is " + dropout);
    Objects.requireNonNull(tying);
    if (tying != WeightTying.NONE && embedding != hidden) {
      throw new UsageException(
          "one matrix for embeddings of %d and outputs of %d".formatted(embedding, hidden));
    }
    if (attention == AttentionKind.DOT && bidirectional) {
      throw new UsageException("dot attention needs an encoder of one direction");
    }
    if (copy && attention == AttentionKind.NONE) {
      throw new UsageException("copying needs attention");
    }
  }

  /** A model that shares no matrix and does not copy. */
  public RecurrentOptions(
      CellKind cell,
      int embedding,
      int hidden,
      int encoderLayers,
      boolean bidirectional,
      int decoderLayers,
      AttentionKind attention,
      boolean inputFeeding,
      boolean bridge,
      double dropout) {
    this(
        cell,
        embedding,
        hidden,
        encoderLayers,
        bidirectional,
        decoderLayers,
        attention,
        inputFeeding,
        bridge,
        dropout,
        WeightTying.NONE,
        false);
  }

  /**
   * The same with other shared matrices.
   *
   * @throws UsageException if sizes differ that one matrix cannot have
   */
  public RecurrentOptions withTying(WeightTying matrices) {
    return with(matrices, copy);
  }

  /**
   * The same with or without copying.
   *
   * @throws UsageException if copying is asked for without attention
   */
  public RecurrentOptions withCopy(boolean wanted) {
    return with(tying, wanted);
  }

  private RecurrentOptions with(WeightTying matrices, boolean copies) {
    return new RecurrentOptions(
        cell,
        embedding,
        hidden,
        encoderLayers,
        bidirectional,
        decoderLayers,
        attention,
        inputFeeding,
        bridge,
        dropout,
        matrices,
        copies);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new UsageException(what + ": that is out of its range");
    }
  }

  /**
   * One layer of 512 units, both ways, additive attention with input feeding: near Bahdanau's and
   * Luong's models.
   */
  public static RecurrentOptions defaults() {
    return new RecurrentOptions(
        CellKind.GRU, 512, 512, 1, true, 1, AttentionKind.ADDITIVE, true, true, 0.2);
  }

  /** Size of the vectors of the source's places. */
  int memory() {
    return bidirectional ? 2 * hidden : hidden;
  }
}
