package dev.firth.tokenizers.phrases;

import dev.firth.tokenizers.Vocabulary;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** The phrases of one pass as they are looked up; immutable and thread-safe. */
final class JoinedPairs {
  private final Vocabulary words;
  private final LongOpenHashSet pairs;

  JoinedPairs(List<Phrase> phrases) {
    var names = new LinkedHashSet<String>();
    for (var phrase : phrases) {
      names.add(phrase.first());
      names.add(phrase.second());
    }
    words = Vocabulary.of(List.copyOf(names), new long[names.size()]);
    pairs = new LongOpenHashSet(phrases.size());
    for (var phrase : phrases) {
      pairs.add(pair(words.id(phrase.first()), words.id(phrase.second())));
    }
  }

  /** The id of a word that is part of a phrase, {@link Vocabulary#UNKNOWN} of others. */
  int id(byte[] utf8, int offset, int length) {
    return words.id(utf8, offset, length);
  }

  boolean joins(int first, int second) {
    return first >= 0 && second >= 0 && pairs.contains(pair(first, second));
  }

  static long pair(int first, int second) {
    return (long) first << 32 | second;
  }
}
