package dev.firth.transformer.lm;

import java.util.List;

/**
 * A text that a language model wrote.
 *
 * @param text with its beginning
 * @param tokens of all of it
 * @param logProbability of all of it, with its end if it ended; natural logarithm
 * @param ended whether the model ended it; else it was cut at the greatest length
 */
public record WrittenText(String text, List<String> tokens, double logProbability, boolean ended) {
  public WrittenText {
    tokens = List.copyOf(tokens);
  }
}
