package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Two tokenizers beside each other on the same texts.
 *
 * @param first figures of the first
 * @param second figures of the second
 * @param overlap what their vocabularies have in common
 * @param sameTokens texts that both cut into the same tokens, as they are spelled
 */
public record TokenizerComparison(
    CorpusFigures first, CorpusFigures second, VocabularyOverlap overlap, long sameTokens) {

  /** Runs both over the texts once. */
  public static TokenizerComparison of(Tokenizer first, Tokenizer second, Iterable<String> texts) {
    var firstCounter = new CorpusFigures.Counter(first);
    var secondCounter = new CorpusFigures.Counter(second);
    long same = 0;
    for (String text : texts) {
      int[] firstIds = first.ids(text);
      int[] secondIds = second.ids(text);
      firstCounter.add(text, firstIds);
      secondCounter.add(text, secondIds);
      same += tokens(first, firstIds).equals(tokens(second, secondIds)) ? 1 : 0;
    }
    return new TokenizerComparison(
        firstCounter.figures(), secondCounter.figures(), VocabularyOverlap.of(first, second), same);
  }

  private static List<String> tokens(Tokenizer tokenizer, int[] ids) {
    var tokens = new ArrayList<String>(ids.length);
    for (int id : ids) {
      tokens.add(tokenizer.tokenOf(id));
    }
    return tokens;
  }
}
