package dev.firth.eval.language.train;

import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.List;

/**
 * The last step: the probabilities of an order from its counts and the probabilities of the order
 * below, both read context by context. N-grams that share the end of their contexts come together,
 * so the lower probabilities of one context at a time, in an array by word, are enough.
 */
final class Interpolation {
  private static final int[] NO_CONTEXT = {};

  private final Estimator estimator;
  private final Unigrams unigrams;
  private final ArpaWriter out;
  private final RecordStore store;

  /** Probability of each word after the lower context at hand; of words that do not come, stale. */
  private final float[] lower;

  Interpolation(Estimator estimator, Unigrams unigrams, ArpaWriter out, RecordStore store) {
    this.estimator = estimator;
    this.unigrams = unigrams;
    this.out = out;
    this.store = store;
    this.lower = new float[unigrams.size()];
  }

  static long memoryBytes(int words) {
    return 4L * words;
  }

  /** Writes the single words. */
  void unigrams(float uniform) throws IOException {
    ContextCounts total = unigrams.total();
    float weight = estimator.backoff(1, total);
    out.begin(1);
    for (int word = 0; word < unigrams.size(); word++) {
      if (unigrams.isKept(word)) {
        lower[word] =
            word == ModelWords.BEGIN
                // By convention: it is never predicted, and scoring it must cost nothing.
                ? 1
                : estimator.probability(1, total, unigrams.count(word), weight, uniform);
        out.add(NO_CONTEXT, word, lower[word], unigrams.backoff(word));
      }
    }
    out.end();
  }

  /**
   * Writes the n-grams of an order above 1.
   *
   * @param below the probabilities of the order below, null where these are the single words
   * @param keep whether another order follows, which needs the probabilities
   * @return the probabilities, null unless they are kept
   */
  SortedRecords order(SortedRecords ngrams, SortedRecords below, boolean keep, Progress.Task task)
      throws IOException {
    int order = ngrams.layout().length();
    var groups = new ContextGroups(ngrams);
    var lowerContexts = below == null ? null : new LowerContexts(below);
    var kept = keep ? new RecordRunWriter(store, ngrams.layout().longs() + 1) : null;
    var words = new int[order];
    out.begin(order);
    while (groups.next()) {
      if (lowerContexts != null) {
        lowerContexts.load(groups.context());
      }
      System.arraycopy(groups.context(), 0, words, 0, order - 1);
      group(groups, order, kept, ngrams.layout(), words);
      task.done(out.written());
    }
    out.end();
    return keep ? new SortedRecords(ngrams.layout(), List.of(kept.finish()), false) : null;
  }

  private void group(
      ContextGroups groups, int order, RecordRunWriter kept, NgramLayout layout, int[] words)
      throws IOException {
    float weight = estimator.backoff(order, groups.counts());
    for (int i = 0; i < groups.size(); i++) {
      long value = groups.value(i);
      if (NgramValue.isPruned(value)) {
        continue;
      }
      int word = groups.word(i);
      float probability =
          estimator.probability(
              order, groups.counts(), NgramValue.count(value), weight, lower[word]);
      out.add(groups.context(), word, probability, NgramValue.backoff(value));
      if (kept != null) {
        words[order - 1] = word;
        kept.grow();
        layout.pack(words, kept.array(), kept.place());
        kept.array()[kept.place() + layout.longs()] = Float.floatToRawIntBits(probability);
      }
    }
  }

  /** The order below, read in step. */
  private final class LowerContexts {
    private final MergedRecords records;
    private final int contextLength;
    private final int[] read;
    private final int[] loaded;
    private boolean any;
    private boolean more;

    LowerContexts(SortedRecords below) throws IOException {
      this.records = below.open();
      this.contextLength = below.layout().length() - 1;
      this.read = new int[contextLength + 1];
      this.loaded = new int[contextLength];
      step();
    }

    /**
     * Takes in the probabilities after a context without its first word, which stands last.
     *
     * @param context one word longer than the contexts below
     */
    void load(int[] context) throws IOException {
      if (any && startsWith(context, loaded)) {
        return;
      }
      System.arraycopy(context, 0, loaded, 0, contextLength);
      any = true;
      while (more && compare(read, loaded) < 0) {
        step();
      }
      while (more && compare(read, loaded) == 0) {
        lower[read[contextLength]] = Float.intBitsToFloat((int) records.value());
        step();
      }
    }

    private boolean startsWith(int[] context, int[] head) {
      return compare(context, head) == 0;
    }

    private int compare(int[] a, int[] b) {
      for (int i = 0; i < contextLength; i++) {
        if (a[i] != b[i]) {
          return Integer.compare(a[i], b[i]);
        }
      }
      return 0;
    }

    private void step() throws IOException {
      more = records.next();
      if (more) {
        records.words(read);
      }
    }
  }
}
