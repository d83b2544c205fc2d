package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A vocabulary of whole words: special tokens, then words by falling count, those of equal count in
 * the order of their bytes, as Hugging Face's {@code WordLevelTrainer} has it. A word that is also
 * a special token keeps that token's id. Immutable.
 *
 * @param vocabSize at most so many tokens, special ones included
 * @param minFrequency words that occur less often are left out
 */
public record WordLevelTrainer(int vocabSize, long minFrequency, List<String> specialTokens) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is negative
   */
  public WordLevelTrainer {
    if (vocabSize < 0 || minFrequency < 0) {
      throw new UsageException("vocab-size and min-frequency must be 0 or more");
    }
    specialTokens = List.copyOf(specialTokens);
  }

  /** Ids by token. */
  public Map<String, Integer> learn(WordCounts words) {
    var ids = new LinkedHashMap<String, Integer>();
    specialTokens.forEach(token -> ids.putIfAbsent(token, ids.size()));
    IntStream.range(0, words.size())
        .filter(word -> words.count(word) >= minFrequency)
        .boxed()
        .sorted((a, b) -> compare(words, a, b))
        .limit(vocabSize)
        .map(words::word)
        .takeWhile(_ -> ids.size() < vocabSize)
        .forEach(word -> ids.putIfAbsent(word, ids.size()));
    return ids;
  }

  private static int compare(WordCounts words, int a, int b) {
    int byCount = Long.compare(words.count(b), words.count(a));
    return byCount != 0
        ? byCount
        : Arrays.compareUnsigned(
            words.arena(),
            words.start(a),
            words.end(a),
            words.arena(),
            words.start(b),
            words.end(b));
  }
}
