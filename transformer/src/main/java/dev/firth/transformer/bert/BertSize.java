package dev.firth.transformer.bert;

/**
 * The sizes that models are published in: {@link #TINY} to {@link #MEDIUM} by Turc et al. 2019,
 * {@link #BASE} and {@link #LARGE} by Devlin et al. 2019. Heads have 64 dimensions, and
 * feed-forward layers four times those of the model.
 */
public enum BertSize {
  TINY(2, 128),
  MINI(4, 256),
  SMALL(4, 512),
  MEDIUM(8, 512),
  BASE(12, 768),
  LARGE(24, 1024);

  private static final int HEAD_DIM = 64;
  private static final int HIDDEN_FACTOR = 4;

  private final int layers;
  private final int dim;

  BertSize(int layers, int dim) {
    this.layers = layers;
    this.dim = dim;
  }

  /** Number of layers. */
  public int layers() {
    return layers;
  }

  /** Of the vectors between layers. */
  public int dim() {
    return dim;
  }

  /** Heads of each attention. */
  public int heads() {
    return dim / HEAD_DIM;
  }

  /** Units of the feed-forward layers. */
  public int hidden() {
    return dim * HIDDEN_FACTOR;
  }
}
