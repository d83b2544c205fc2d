package dev.firth.tokenizers;

import java.util.List;

/**
 * Puts one or two encoded sequences together as a network wants them: special tokens around them,
 * type ids, trimmed offsets. Implementations are immutable.
 */
public interface PostProcessor {
  /** Number of special tokens that are added to one sequence or to a pair. */
  int addedTokens(boolean pair);

  /**
   * The parts of the result in order, to be joined with {@link Encoding#join}.
   *
   * @param sequences one or two encodings, each with its sequence number and type ids; in a row of
   *     processors what the one before gave
   * @param addSpecialTokens whether special tokens are wanted; without them the rest is done
   */
  List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens);
}
