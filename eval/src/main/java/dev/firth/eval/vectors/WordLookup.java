package dev.firth.eval.vectors;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Set;

/**
 * The ids of the words that an evaluation asks for, under case folding and a restriction to the
 * most frequent words. Only the words asked for are kept, however large the vocabulary is.
 */
final class WordLookup {
  private final CaseFold fold;
  private final Object2IntOpenHashMap<String> ids;

  /**
   * @param limit only words with smaller ids are found
   * @param folded the words to look for, folded
   */
  WordLookup(WordSpace space, int limit, CaseFold fold, Set<String> folded) {
    this.fold = fold;
    this.ids = new Object2IntOpenHashMap<>(folded.size());
    ids.defaultReturnValue(WordSpace.UNKNOWN);
    if (fold == CaseFold.NONE) {
      folded.forEach(word -> putIfBelow(word, space.id(word), limit));
    } else {
      for (int id = 0; id < limit; id++) {
        String word = fold.fold(space.word(id));
        if (folded.contains(word)) {
          ids.putIfAbsent(word, id);
        }
      }
    }
  }

  private void putIfBelow(String word, int id, int limit) {
    if (id != WordSpace.UNKNOWN && id < limit) {
      ids.put(word, id);
    }
  }

  /** The id of a word, given unfolded, or {@link WordSpace#UNKNOWN}. */
  int id(String word) {
    return ids.getInt(fold.fold(word));
  }

  /** How many words a restriction leaves; 0 restricts nothing. */
  static int limit(WordSpace space, int restrict) {
    return restrict == 0 ? space.size() : Math.min(restrict, space.size());
  }
}
