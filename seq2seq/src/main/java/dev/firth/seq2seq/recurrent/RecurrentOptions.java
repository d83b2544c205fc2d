package dev.firth.seq2seq.recurrent;

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
    double dropout) {
  /**
   * @throws IllegalArgumentException if dot attention is asked for between sizes that differ
   */
  public RecurrentOptions {
    if (attention == AttentionKind.DOT && bidirectional) {
      throw new IllegalArgumentException("dot attention needs an encoder of one direction");
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
