package dev.firth.tokenizers.model.wordpiece;

import dev.firth.tokenizers.TokenBuffer;

/**
 * The tokens of a WordPiece model as an automaton that reads a word unit by unit and never goes
 * back (Song et al. 2021, Fast WordPiece Tokenization): two tries, one of tokens that begin a word
 * and one of tokens that continue it, in one double array. Where a trie has no way on, a state's
 * failure says which tokens are certain by then and where in the trie of continuing tokens to go on
 * with the rest.
 */
final class PieceAutomaton {
  /** The state before a word. */
  static final int WORD_START = 0;

  /** The state where all that was read is cut into tokens. */
  static final int CONTINUATION = 1;

  /** The word cannot be cut into tokens. */
  static final int DEAD = -1;

  /** The code of units that no token has. */
  static final int UNKNOWN_CODE = 0;

  /** An action without tokens: see {@link #actions}. */
  static final int NO_ACTION = -1;

  private final char[] codes;

  /**
   * The double array: the state that a cell's state is reached from in the upper half, and in the
   * lower one the cell to which the codes of the next units are added.
   */
  private final long[] cells;

  /**
   * What is to be done where a state has no way on: the token that it stands for, from 0 up, to go
   * on from {@link #CONTINUATION}; or {@link #NO_ACTION}; or the number of a failure, as {@code -2
   * - number}.
   */
  private final int[] actions;

  private final int[] failureStates;
  private final TokenLists failureTokens;
  private final int[] failureLists;

  PieceAutomaton(
      char[] codes,
      long[] cells,
      int[] actions,
      int[] failureStates,
      int[] failureLists,
      TokenLists failureTokens) {
    this.codes = codes;
    this.cells = cells;
    this.actions = actions;
    this.failureStates = failureStates;
    this.failureLists = failureLists;
    this.failureTokens = failureTokens;
  }

  /** The code of a unit that is no part of a surrogate pair, or is a part of a whole one. */
  int code(char unit) {
    return codes[unit];
  }

  /** The code of a unit of a piece, where half a surrogate pair counts as U+FFFD. */
  int codeAt(CharSequence piece, int index) {
    char unit = piece.charAt(index);
    return Character.isSurrogate(unit) && !isInPair(piece, index, unit)
        ? codes['\uFFFD']
        : codes[unit];
  }

  private static boolean isInPair(CharSequence piece, int index, char unit) {
    return Character.isHighSurrogate(unit)
        ? index + 1 < piece.length() && Character.isLowSurrogate(piece.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(piece.charAt(index - 1));
  }

  /** The double array, for loops that step through it themselves. */
  long[] cells() {
    return cells;
  }

  /** The next state, with the tokens appended that became certain; or {@link #DEAD}. */
  int step(int from, int code, TokenBuffer tokens) {
    int state = from;
    while (state != DEAD) {
      int next = (int) cells[state] + code;
      if ((int) (cells[next] >>> 32) == state) {
        return next;
      }
      state = fail(state, tokens);
    }
    return DEAD;
  }

  /** Appends the tokens of what is left at the end of a word; false if the word is unknown. */
  boolean finish(int last, TokenBuffer tokens) {
    int state = last;
    while (state > CONTINUATION) {
      state = fail(state, tokens);
    }
    return state == CONTINUATION;
  }

  private int fail(int state, TokenBuffer tokens) {
    int action = actions[state];
    if (action >= 0) {
      tokens.add(action);
      return CONTINUATION;
    }
    if (action == NO_ACTION) {
      return DEAD;
    }
    int failure = -2 - action;
    failureTokens.append(failureLists[failure], tokens);
    return failureStates[failure];
  }
}
