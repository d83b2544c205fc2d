package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.runs.UsageException;

/**
 * Options of a text classifier, fastText's names and defaults for {@code supervised} unless said
 * otherwise.
 *
 * @param dim values of a vector; default 100
 * @param learningRate at the start, it falls to zero over the run; default 0.1
 * @param epochs passes over the text; default 5
 * @param minCount words that occur less often have no row of their own; default 1
 * @param minCountLabel labels that occur less often are left out; default 0
 * @param wordNgrams longest run of words that has a row; default 1
 * @param buckets rows that n-grams share; default 2,000,000, none if there are no n-grams
 * @param minn shortest character n-gram; default 0
 * @param maxn longest character n-gram, 0 for none; default 0
 * @param loss default softmax
 * @param negatives noise labels of negative sampling; default 5
 * @param threads lock-free (Hogwild) workers, with more than one two runs differ; default all
 *     processors (fastText: 12)
 * @param seed decides everything random; default 1 (fastText: 0)
 * @param labelPrefix what labels begin with; default {@code __label__}
 */
public record ClassifierOptions(
    int dim,
    double learningRate,
    int epochs,
    int minCount,
    int minCountLabel,
    int wordNgrams,
    int buckets,
    int minn,
    int maxn,
    FastTextLoss loss,
    int negatives,
    int threads,
    long seed,
    String labelPrefix) {

  /** Rows for n-grams where there are n-grams. */
  public static final int DEFAULT_BUCKETS = 2_000_000;

  private static final int LONGEST_NGRAM = 100;

  public ClassifierOptions {
    require(dim >= 1 && dim <= 4096, "--dim must be 1 to 4096", dim);
    require(
        learningRate > 0 && learningRate <= 100, "--lr must be above 0, at most 100", learningRate);
    require(epochs >= 1, "--epochs must be 1 or more", epochs);
    require(minCount >= 1, "--min-count must be 1 or more", minCount);
    require(minCountLabel >= 0, "--min-count-label must be 0 or more", minCountLabel);
    require(
        wordNgrams >= 1 && wordNgrams <= LONGEST_NGRAM,
        "--word-ngrams must be 1 to " + LONGEST_NGRAM,
        wordNgrams);
    require(maxn >= 0 && maxn <= LONGEST_NGRAM, "--maxn must be 0 to " + LONGEST_NGRAM, maxn);
    require(minn >= 0 && (minn <= maxn || maxn == 0), "--minn must be 0 to --maxn", minn);
    require(negatives >= 1 && negatives <= 1000, "--negative must be 1 to 1000", negatives);
    require(threads >= 1 && threads <= 1024, "--threads must be 1 to 1024", threads);
    require(
        !labelPrefix.isEmpty() && labelPrefix.chars().noneMatch(c -> c <= ' '),
        "--label-prefix must be some characters without white space",
        "'" + labelPrefix + "'");
    boolean ngrams = wordNgrams > 1 || maxn > 0;
    require(buckets >= 1 || (buckets == 0 && !ngrams), "--bucket must be 1 or more", buckets);
    buckets = ngrams ? buckets : 0;
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new UsageException(rule + ", not " + given);
    }
  }

  /** The defaults. */
  public static ClassifierOptions defaults() {
    return builder().build();
  }

  /** Options to be changed, from the defaults on. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; each method is named after what it sets. */
  public static final class Builder {
    private int dim = 100;
    private double learningRate = 0.1;
    private int epochs = 5;
    private int minCount = 1;
    private int minCountLabel;
    private int wordNgrams = 1;
    private int buckets = DEFAULT_BUCKETS;
    private int minn;
    private int maxn;
    private FastTextLoss loss = FastTextLoss.SOFTMAX;
    private int negatives = 5;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long seed = 1;
    private String labelPrefix = FastTextDictionary.LABEL_PREFIX;

    private Builder() {}

    public Builder dim(int values) {
      dim = values;
      return this;
    }

    public Builder learningRate(double rate) {
      learningRate = rate;
      return this;
    }

    public Builder epochs(int passes) {
      epochs = passes;
      return this;
    }

    public Builder minCount(int least) {
      minCount = least;
      return this;
    }

    public Builder minCountLabel(int least) {
      minCountLabel = least;
      return this;
    }

    public Builder wordNgrams(int longest) {
      wordNgrams = longest;
      return this;
    }

    public Builder buckets(int rows) {
      buckets = rows;
      return this;
    }

    /** Lengths of character n-grams; 0 and 0 for none. */
    public Builder characterNgrams(int shortest, int longest) {
      minn = shortest;
      maxn = longest;
      return this;
    }

    public Builder loss(FastTextLoss kind) {
      loss = kind;
      return this;
    }

    public Builder negatives(int labels) {
      negatives = labels;
      return this;
    }

    public Builder threads(int workers) {
      threads = workers;
      return this;
    }

    public Builder seed(long number) {
      seed = number;
      return this;
    }

    public Builder labelPrefix(String prefix) {
      labelPrefix = prefix;
      return this;
    }

    /**
     * The options.
     *
     * @throws UsageException naming the option whose value cannot be
     */
    public ClassifierOptions build() {
      return new ClassifierOptions(
          dim,
          learningRate,
          epochs,
          minCount,
          minCountLabel,
          wordNgrams,
          buckets,
          minn,
          maxn,
          loss,
          negatives,
          threads,
          seed,
          labelPrefix);
    }
  }
}
