package dev.firth.embeddings.fasttext;

/**
 * The training options that a fastText model file keeps, in the order of the file. Only those that
 * say how text becomes rows matter to a reader: {@code wordNgrams}, {@code buckets}, {@code minn},
 * {@code maxn}, and for labels {@code loss}.
 *
 * @param dim values of a vector
 * @param window largest distance of a context word; nothing to supervised models
 * @param epochs passes over the text
 * @param minCount words with a lower count were left out
 * @param negatives noise outputs of negative sampling
 * @param wordNgrams longest run of words that has a row of its own; 1 for single words only
 * @param buckets rows that character and word n-grams share by their hashes
 * @param minn shortest character n-gram
 * @param maxn longest character n-gram, 0 for none
 * @param lrUpdateRate tokens between two changes of the learning rate in fastText
 * @param sample frequent words above this share of the text were left out at random
 */
public record FastTextArgs(
    int dim,
    int window,
    int epochs,
    int minCount,
    int negatives,
    int wordNgrams,
    FastTextLoss loss,
    ModelKind kind,
    int buckets,
    int minn,
    int maxn,
    int lrUpdateRate,
    double sample) {

  /** fastText's interval for changes of the learning rate. */
  public static final int LR_UPDATE_RATE = 100;

  /** Whether n-grams of characters or words have rows. */
  public boolean usesBuckets() {
    return buckets > 0 && (maxn > 0 || wordNgrams > 1);
  }

  /** The same for files that were written before supervised models had character n-grams. */
  FastTextArgs withoutSubwords() {
    return new FastTextArgs(
        dim,
        window,
        epochs,
        minCount,
        negatives,
        wordNgrams,
        loss,
        kind,
        buckets,
        minn,
        0,
        lrUpdateRate,
        sample);
  }
}
