package dev.firth.embeddings.sentence;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import java.util.List;

/**
 * Smooth inverse frequency (Arora, Liang and Ma, <i>A simple but tough-to-beat baseline for
 * sentence embeddings</i>, ICLR 2017): a word of probability p weighs a / (a + p), so that frequent
 * words count little and words never counted weigh 1.
 *
 * @param probabilities of words
 * @param a above 0; {@value #DEFAULT_A} in the paper, which found 3e-5 to 3e-3 alike
 */
public record SifWeights(WordProbabilities probabilities, double a) implements WordWeights {
  /** The paper's constant. */
  public static final double DEFAULT_A = 1e-3;

  public SifWeights {
    if (!(a > 0) || Double.isInfinite(a)) {
      throw new UsageException("SIF's a is a number above 0, such as 0.001, not " + a);
    }
  }

  /**
   * Weights from the training text of vectors, as in the paper, or where their file tells no counts
   * from the texts at hand.
   */
  public static SifWeights of(WordVectors vectors, Iterable<List<String>> texts, double a) {
    var probabilities =
        WordProbabilities.ofTraining(vectors).orElseGet(() -> WordProbabilities.ofTexts(texts));
    return new SifWeights(probabilities, a);
  }

  @Override
  public double of(String word) {
    return a / (a + probabilities.of(word));
  }

  @Override
  public String signature() {
    return "sif-" + a + "-" + probabilities.source();
  }
}
