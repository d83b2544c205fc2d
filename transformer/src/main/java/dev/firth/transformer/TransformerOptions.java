package dev.firth.transformer;

import dev.firth.seq2seq.layers.WeightTying;
import java.util.Objects;

/**
 * The shape of a transformer: plain data, of which every layer takes what it needs.
 *
 * @param dim of the vectors between layers
 * @param heads of each attention; divides dim
 * @param hidden units of the feed-forward layers
 * @param encoderLayers layers that read the source; a language model has none
 * @param decoderLayers layers that write the target
 * @param dropout rate of embeddings, after each sub-layer and inside the feed-forward layers
 * @param attentionDropout rate of attention weights
 * @param activation of the feed-forward layers
 * @param preNorm layer normalisation before each sub-layer (Xiong et al. 2020), else after it
 *     (Vaswani et al. 2017)
 * @param positions how self-attention knows places
 * @param maxPositions places that can be told apart where they are learned one by one; other kinds
 *     have no limit
 * @param tying which of embeddings and output share a matrix
 * @param copy whether tokens of the source can be copied ({@link
 *     dev.firth.seq2seq.layers.PointerGenerator}); a language model has no source
 */
public record TransformerOptions(
    int dim,
    int heads,
    int hidden,
    int encoderLayers,
    int decoderLayers,
    double dropout,
    double attentionDropout,
    Activation activation,
    boolean preNorm,
    Positions positions,
    int maxPositions,
    WeightTying tying,
    boolean copy) {

  /** fairseq's number of learned places. */
  private static final int MAX_POSITIONS = 1024;

  private static final int MOST_UNITS = 1 << 16;
  private static final int MOST_LAYERS = 1 << 8;
  private static final int MOST_POSITIONS = 1 << 24;

  /**
   * @throws IllegalArgumentException if a size is out of its range or the heads do not divide dim
   */
  public TransformerOptions {
    Objects.requireNonNull(activation);
    Objects.requireNonNull(positions);
    Objects.requireNonNull(tying);
    check(dim >= 1 && dim <= MOST_UNITS, "dim is " + dim);
    check(hidden >= 1 && hidden <= MOST_UNITS, "hidden is " + hidden);
    check(encoderLayers >= 0 && encoderLayers <= MOST_LAYERS, "layers is " + encoderLayers);
    check(decoderLayers >= 0 && decoderLayers <= MOST_LAYERS, "decoder-layers is " + decoderLayers);
    check(maxPositions >= 1 && maxPositions <= MOST_POSITIONS, "positions is " + maxPositions);
    check(dropout >= 0 && dropout < 1, "dropout is " + dropout);
    check(
        attentionDropout >= 0 && attentionDropout < 1, "attention-dropout is " + attentionDropout);
    if (heads < 1 || dim % heads != 0) {
      throw new IllegalArgumentException("dim " + dim + " does not divide by " + heads + " heads");
    }
    boolean inPairs =
        switch (positions) {
          case SINUSOIDAL -> dim % 2 == 0;
          case ROTARY -> dim / heads % 2 == 0;
          case LEARNED, RELATIVE -> true;
        };
    if (!inPairs) {
      throw new IllegalArgumentException(
          "sinusoidal positions need an even dim, rotary ones even heads: dim %d, %d heads"
              .formatted(dim, heads));
    }
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(what + ": that is out of its range");
    }
  }

  /**
   * The model of Vaswani et al. 2017 in another size: one rate of dropout, sinusoidal positions,
   * one matrix for embeddings and output, no copying.
   */
  public TransformerOptions(
      int dim,
      int heads,
      int hidden,
      int encoderLayers,
      int decoderLayers,
      double dropout,
      Activation activation,
      boolean preNorm) {
    this(
        dim,
        heads,
        hidden,
        encoderLayers,
        decoderLayers,
        dropout,
        dropout,
        activation,
        preNorm,
        Positions.SINUSOIDAL,
        MAX_POSITIONS,
        WeightTying.THREE_WAY,
        false);
  }

  /** The base model of Vaswani et al. 2017, normalised before the sub-layers. */
  public static TransformerOptions base() {
    return new TransformerOptions(512, 8, 2048, 6, 6, 0.1, Activation.RELU, true);
  }

  /** Most tokens of a sequence: any number, unless places are learned one by one. */
  public int places() {
    return positions == Positions.LEARNED ? maxPositions : Integer.MAX_VALUE;
  }

  /** The same with another rate of dropout of attention weights. */
  public TransformerOptions withAttentionDropout(double rate) {
    return new TransformerOptions(
        dim,
        heads,
        hidden,
        encoderLayers,
        decoderLayers,
        dropout,
        rate,
        activation,
        preNorm,
        positions,
        maxPositions,
        tying,
        copy);
  }

  /** The same with other positions. */
  public TransformerOptions withPositions(Positions kind, int most) {
    return new TransformerOptions(
        dim,
        heads,
        hidden,
        encoderLayers,
        decoderLayers,
        dropout,
        attentionDropout,
        activation,
        preNorm,
        kind,
        most,
        tying,
        copy);
  }

  /** The same with other positions, 1,024 of them where they are learned. */
  public TransformerOptions withPositions(Positions kind) {
    return withPositions(kind, MAX_POSITIONS);
  }

  /** The same with other shared matrices. */
  public TransformerOptions withTying(WeightTying matrices) {
    return new TransformerOptions(
        dim,
        heads,
        hidden,
        encoderLayers,
        decoderLayers,
        dropout,
        attentionDropout,
        activation,
        preNorm,
        positions,
        maxPositions,
        matrices,
        copy);
  }

  /** The same with or without copying. */
  public TransformerOptions withCopy(boolean wanted) {
    return new TransformerOptions(
        dim,
        heads,
        hidden,
        encoderLayers,
        decoderLayers,
        dropout,
        attentionDropout,
        activation,
        preNorm,
        positions,
        maxPositions,
        tying,
        wanted);
  }
}
