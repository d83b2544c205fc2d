package dev.firth.eval.language;

import java.io.IOException;

/** Told the score of each line of a text, in order. */
@FunctionalInterface
public interface NgramLineListener {
  /**
   * One line.
   *
   * @param log10Probability of its words and its end
   * @param tokens its words and its end
   * @param unknown how many of the words the model does not know
   */
  void line(float log10Probability, long tokens, long unknown) throws IOException;
}
