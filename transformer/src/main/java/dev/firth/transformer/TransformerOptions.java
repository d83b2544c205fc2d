package dev.firth.transformer;

/**
 * The shape of a transformer.
 *
 * @param dim of the vectors between layers
 * @param heads of each attention; divides dim
 * @param hidden units of the feed-forward layers
 * @param encoderLayers layers that read the source
 * @param decoderLayers layers that write the target
 * @param dropout rate after each sub-layer, of attention weights and inside the feed-forward layers
 * @param activation of the feed-forward layers
 * @param preNorm layer normalisation before each sub-layer (Xiong et al. 2020), else after it
 *     (Vaswani et al. 2017)
 */
public record TransformerOptions(
    int dim,
    int heads,
    int hidden,
    int encoderLayers,
    int decoderLayers,
    double dropout,
    Activation activation,
    boolean preNorm) {

  /** The base model of Vaswani et al. 2017, normalised before the sub-layers. */
  public static TransformerOptions base() {
    return new TransformerOptions(512, 8, 2048, 6, 6, 0.1, Activation.RELU, true);
  }
}
