package dev.firth.tokenizers.model.wordpiece;

import dev.firth.tokenizers.TokenBuffer;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Lists of tokens that share their beginnings: a list is its last token, the list before that, and
 * its length. So the lists of an automaton of n states take memory proportional to n.
 */
final class TokenLists {
  /** The list without tokens. */
  static final int EMPTY = -1;

  private final IntArrayList last = new IntArrayList();
  private final IntArrayList before = new IntArrayList();
  private final IntArrayList lengths = new IntArrayList();

  /** The number of a list made longer by a token. */
  int plus(int list, int token) {
    last.add(token);
    before.add(list);
    lengths.add(length(list) + 1);
    return last.size() - 1;
  }

  /** The number of two lists one after the other. */
  int concat(int first, int second) {
    int joined = first;
    for (int token : toArray(second)) {
      joined = plus(joined, token);
    }
    return joined;
  }

  private int[] toArray(int list) {
    var tokens = new int[length(list)];
    write(list, tokens, 0);
    return tokens;
  }

  /** Appends a list's tokens. */
  void append(int list, TokenBuffer tokens) {
    int length = length(list);
    write(list, tokens.room(length), tokens.size());
    tokens.wrote(length);
  }

  private void write(int list, int[] target, int from) {
    int at = from + length(list);
    for (int rest = list; rest != EMPTY; rest = before.getInt(rest)) {
      target[--at] = last.getInt(rest);
    }
  }

  private int length(int list) {
    return list == EMPTY ? 0 : lengths.getInt(list);
  }
}
