package dev.firth.transformer.bert.masking;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** What of a row may be masked together: runs of tokens, in order. */
final class Words {
  private final IntArrayList starts = new IntArrayList();
  private final IntArrayList ends = new IntArrayList();
  private int tokens;

  /**
   * Finds them.
   *
   * @param single whether each token is by itself
   */
  static Words of(int[] ids, MaskedVocabulary vocabulary, boolean single) {
    var words = new Words();
    for (int i = 0; i < ids.length; i++) {
      if (vocabulary.isSpecial(ids[i])) {
        continue;
      }
      boolean goesOn = !single && vocabulary.continuesWord(ids[i]) && words.endsAt(i);
      if (goesOn) {
        words.ends.set(words.size() - 1, i + 1);
      } else {
        words.starts.add(i);
        words.ends.add(i + 1);
      }
      words.tokens++;
    }
    return words;
  }

  private boolean endsAt(int position) {
    return size() > 0 && end(size() - 1) == position;
  }

  int size() {
    return starts.size();
  }

  int start(int word) {
    return starts.getInt(word);
  }

  /** One past the last token. */
  int end(int word) {
    return ends.getInt(word);
  }

  int length(int word) {
    return end(word) - start(word);
  }

  /** Whether a word begins where the one before it ends. */
  boolean followsDirectly(int word) {
    return word > 0 && start(word) == end(word - 1);
  }

  /** Tokens of all words. */
  int tokens() {
    return tokens;
  }
}
