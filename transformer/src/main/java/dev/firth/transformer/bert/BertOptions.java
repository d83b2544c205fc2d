package dev.firth.transformer.bert;

import dev.firth.runs.UsageException;
import dev.firth.transformer.Activation;

/**
 * The shape of a BERT and what its family varies: plain data.
 *
 * @param vocabulary number of ids
 * @param layers of attention and feed-forward
 * @param differentLayers how many of them have weights of their own: all, or 1 where all share them
 *     (ALBERT); layer i has the weights of number i * differentLayers / layers
 * @param dim of the vectors between layers
 * @param heads of each attention; divides dim
 * @param hidden units of the feed-forward layers
 * @param embeddingDim of the embeddings where a projection takes them to dim (ALBERT); 0 where they
 *     have dim themselves
 * @param positions tokens of the longest input
 * @param firstPosition the row of the position table that the first token has: 0, or the id of
 *     padding plus 1 (RoBERTa)
 * @param segments kinds of segments; 0 where the model has none (DistilBERT)
 * @param padding the id behind the ends of texts
 * @param activation of the feed-forward layers and of the masked-language head
 * @param dropout rate of embeddings, of what attention and feed-forward give, and in heads
 * @param attentionDropout rate of attention weights
 * @param epsilon of layer normalisation
 * @param deviation of the truncated normal distribution that weights begin with
 * @param pooling of the first token's vector
 */
public record BertOptions(
    int vocabulary,
    int layers,
    int differentLayers,
    int dim,
    int heads,
    int hidden,
    int embeddingDim,
    int positions,
    int firstPosition,
    int segments,
    int padding,
    Activation activation,
    double dropout,
    double attentionDropout,
    double epsilon,
    double deviation,
    Pooling pooling) {

  /**
   * Checks the numbers.
   *
   * @throws UsageException if a size is no size or the heads do not divide dim
   */
  public BertOptions {
    atLeast(1, "vocabulary", vocabulary);
    atLeast(1, "layers", layers);
    atLeast(1, "different layers", differentLayers);
    atLeast(1, "dim", dim);
    atLeast(1, "heads", heads);
    atLeast(1, "hidden units", hidden);
    atLeast(0, "dim of embeddings", embeddingDim);
    atLeast(1, "positions", positions);
    atLeast(0, "first position", firstPosition);
    atLeast(0, "segments", segments);
    if (dim % heads != 0) {
      throw new UsageException("dim " + dim + " does not divide by " + heads + " heads");
    }
    if (differentLayers > layers) {
      throw new UsageException(differentLayers + " different layers are more than " + layers);
    }
    if (activation == Activation.SWIGLU) {
      throw new UsageException("a BERT with SwiGLU: its heads have no gate; take GELU");
    }
    rate("dropout", dropout);
    rate("dropout of attention", attentionDropout);
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new UsageException(
          "a BERT with " + value + " " + name + ": it takes at least " + least);
    }
  }

  private static void rate(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new UsageException(name + " is " + value + "; a rate is from 0 to below 1");
    }
  }

  /** BERT of a published size, with 512 positions, 2 segments and dropout of 0.1. */
  public static BertOptions of(BertSize size, int vocabulary) {
    return new Builder(vocabulary)
        .size(size.layers(), size.dim(), size.heads(), size.hidden())
        .build();
  }

  /** These options, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The dim of the embeddings, whether a projection follows or not. */
  public int tokenDim() {
    return embeddingDim == 0 ? dim : embeddingDim;
  }

  /** Options that are changed one by one. */
  public static final class Builder {
    private final int vocabulary;
    private int layers;
    private int differentLayers;
    private int dim;
    private int heads;
    private int hidden;
    private int embeddingDim;
    private int positions = 512;
    private int firstPosition;
    private int segments = 2;
    private int padding;
    private Activation activation = Activation.GELU;
    private double dropout = 0.1;
    private double attentionDropout = 0.1;
    private double epsilon = 1e-12;
    private double deviation = 0.02;
    private Pooling pooling = Pooling.IN_MODEL;

    /** All that is not set is as in BERT; the size has to be. */
    public Builder(int vocabulary) {
      this.vocabulary = vocabulary;
    }

    private Builder(BertOptions options) {
      vocabulary = options.vocabulary;
      layers = options.layers;
      differentLayers = options.differentLayers;
      dim = options.dim;
      heads = options.heads;
      hidden = options.hidden;
      embeddingDim = options.embeddingDim;
      positions = options.positions;
      firstPosition = options.firstPosition;
      segments = options.segments;
      padding = options.padding;
      activation = options.activation;
      dropout = options.dropout;
      attentionDropout = options.attentionDropout;
      epsilon = options.epsilon;
      deviation = options.deviation;
      pooling = options.pooling;
    }

    /** Sizes, each layer with weights of its own. */
    public Builder size(int layerCount, int vectorDim, int headCount, int hiddenUnits) {
      layers = layerCount;
      differentLayers = layerCount;
      dim = vectorDim;
      heads = headCount;
      hidden = hiddenUnits;
      return this;
    }

    /** How many layers have weights of their own. */
    public Builder differentLayers(int value) {
      differentLayers = value;
      return this;
    }

    /** Embeddings of another dim than the model's, with a projection; 0 for none. */
    public Builder embeddingDim(int value) {
      embeddingDim = value;
      return this;
    }

    /** Tokens of the longest input, and the row of the position table that the first one has. */
    public Builder positions(int count, int first) {
      positions = count;
      firstPosition = first;
      return this;
    }

    /** Kinds of segments, 0 for none. */
    public Builder segments(int value) {
      segments = value;
      return this;
    }

    /** The id behind the ends of texts. */
    public Builder padding(int id) {
      padding = id;
      return this;
    }

    /** Of the feed-forward layers and of the masked-language head. */
    public Builder activation(Activation value) {
      activation = value;
      return this;
    }

    /** Rates of everything but attention weights, and of these. */
    public Builder dropout(double rate, double ofAttention) {
      dropout = rate;
      attentionDropout = ofAttention;
      return this;
    }

    /** Of layer normalisation. */
    public Builder epsilon(double value) {
      epsilon = value;
      return this;
    }

    /** Of the distribution that weights begin with. */
    public Builder deviation(double value) {
      deviation = value;
      return this;
    }

    /** Of the first token's vector. */
    public Builder pooling(Pooling value) {
      pooling = value;
      return this;
    }

    /**
     * RoBERTa (Liu et al. 2019): positions counted from behind the id of padding, one segment, no
     * pooling in the model, 1e-5 in normalisation.
     */
    public Builder roberta(int paddingId) {
      return padding(paddingId)
          .positions(positions, paddingId + 1)
          .segments(1)
          .epsilon(1e-5)
          .pooling(Pooling.IN_HEAD_TANH);
    }

    /**
     * ALBERT (Lan et al. 2020): all layers share their weights, small embeddings are projected, and
     * GELU is approximated.
     */
    public Builder albert(int ofEmbeddings) {
      return differentLayers(1).embeddingDim(ofEmbeddings).activation(Activation.GELU_TANH);
    }

    /** DistilBERT (Sanh et al. 2019): no segments, no pooling in the model. */
    public Builder distilBert() {
      return segments(0).pooling(Pooling.IN_HEAD_RELU);
    }

    /**
     * The options.
     *
     * @throws UsageException if the size is not set or numbers do not go together
     */
    public BertOptions build() {
      return new BertOptions(
          vocabulary,
          layers,
          differentLayers,
          dim,
          heads,
          hidden,
          embeddingDim,
          positions,
          firstPosition,
          segments,
          padding,
          activation,
          dropout,
          attentionDropout,
          epsilon,
          deviation,
          pooling);
    }
  }
}
