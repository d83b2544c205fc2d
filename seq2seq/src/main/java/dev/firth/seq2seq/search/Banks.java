package dev.firth.seq2seq.search;

import java.util.Arrays;

/**
 * The best ways to continue a sentence's hypotheses by one token. Where phrases must come, there is
 * a bank for each number of their tokens that a hypothesis can have, else there is one.
 *
 * <p>They are gone through by {@link #next}: the best of each bank, from the fullest down, then the
 * second ones, and so on. So whoever takes the first few shares them out among the banks, what one
 * has not is left to the others, and the fullest is always there (dynamic beam allocation, Post and
 * Vilar 2018, with turns instead of quotas). With one bank it is the order of its
 * log-probabilities.
 */
final class Banks {
  /** No token of any phrase. */
  private static final int NO_TOKEN = -1;

  private final RequiredPhrases phrases;
  private final Extensions[] banks;
  private final int capacity;
  private int place;
  private int bank;

  /**
   * @param capacity of a bank
   */
  Banks(RequiredPhrases phrases, int capacity) {
    this.phrases = phrases;
    this.capacity = capacity;
    this.banks = new Extensions[phrases.goal() + 1];
    Arrays.setAll(banks, i -> new Extensions(capacity));
  }

  /**
   * Whether it has to see all tokens of a step, since those of phrases may be far from the best.
   */
  boolean needWholeRows() {
    return banks.length > 1;
  }

  /** Empties all, to begin anew. */
  void clear() {
    for (Extensions of : banks) {
      of.clear();
    }
    place = 0;
    bank = banks.length;
  }

  /** Takes in a row of candidates for the hypothesis of a rank. */
  void add(int rank, Path path, Candidates candidates, int row) {
    if (needWholeRows()) {
      addToEach(rank, path, candidates, row);
    } else {
      banks[0].add(rank, path.logProbability(), candidates, row);
    }
  }

  private void addToEach(int rank, Path path, Candidates candidates, int row) {
    // a token of no phrase breaks off those that have begun, whichever it is
    int usual = path.phraseTokensAfter(NO_TOKEN);
    int[] ofPhrases = phrases.tokens();
    int at = 0;
    for (int token = 0; token < candidates.width(); token++) {
      int leadsTo = usual;
      if (at < ofPhrases.length && ofPhrases[at] == token) {
        leadsTo = path.phraseTokensAfter(token);
        at++;
      }
      float next = candidates.logProbability(row, token);
      if (next > Float.NEGATIVE_INFINITY) {
        banks[leadsTo].add(rank, path.logProbability(), token, next);
      }
    }
  }

  /** Moves on to the next way to continue; before it there is none. */
  boolean next() {
    for (; place < capacity; place++, bank = banks.length) {
      while (--bank >= 0) {
        if (place < banks[bank].size()) {
          return true;
        }
      }
    }
    return false;
  }

  int rank() {
    return banks[bank].rank(place);
  }

  int token() {
    return banks[bank].token(place);
  }

  float logProbability() {
    return banks[bank].logProbability(place);
  }
}
