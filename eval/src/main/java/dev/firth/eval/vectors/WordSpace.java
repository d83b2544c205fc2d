package dev.firth.eval.vectors;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Words and their cosine similarities, which is all that analogy and similarity evaluations need:
 * learned vectors ({@link DenseWordSpace}) and counted baselines ({@link
 * dev.firth.eval.baseline.TfIdfWordSpace}, {@link dev.firth.eval.baseline.CooccurrenceWordSpace})
 * are scored through it alike. Words are numbered from 0, most frequent first where the space knows
 * frequencies. Implementations are thread-safe.
 */
public interface WordSpace {
  /** The id of a word that the space does not have. */
  int UNKNOWN = -1;

  /** How many words there are. */
  int size();

  /** The word with this id. */
  String word(int id);

  /** The id of a word, the lowest if it occurs twice, or {@link #UNKNOWN}. */
  int id(String word);

  /** The cosine of two words; 0 where one of them is a zero vector. */
  double similarity(int first, int second);

  /**
   * The cosine of two words of which at least one is not among the words, if the space can make
   * vectors of such words.
   */
  default OptionalDouble unseenSimilarity(String first, String second) {
    return OptionalDouble.empty();
  }

  /**
   * The cosines of several words with a range of words: {@code out[i * (to - from) + x - from]}
   * becomes the cosine of {@code words[i]} and {@code x} for {@code from <= x < to}. Where one of
   * the two is a zero vector the value is 0 or NaN; NaN is never an answer.
   */
  void similarities(int[] words, int from, int to, float[] out);

  /**
   * The score of x under (b - a) + c in the arithmetic that defines it for this space. By default
   * it is what {@link #similarities} gives.
   */
  default IntToDoubleFunction offset(int a, int b, int c) {
    int[] words = {a, b, c};
    return x -> {
      var cosines = new float[3];
      similarities(words, x, x + 1, cosines);
      return (cosines[1] - cosines[0]) + cosines[2];
    };
  }

  /**
   * A bound on the distance between the scores that follow from {@link #similarities} and those of
   * {@link #offset}; answers closer to each other than twice this are decided by the latter. Zero
   * where both are the same.
   */
  default double tolerance() {
    return 0;
  }

  /** What kind of space this is, for signatures; without spaces and vertical bars. */
  String signature();
}
