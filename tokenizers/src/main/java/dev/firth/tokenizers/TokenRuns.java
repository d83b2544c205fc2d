package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Type ids and masks of the tokens of an encoding, stored by run: an encoding consists of a few
 * stretches (special token, text, special token, padding) in which they are all the same.
 */
final class TokenRuns {
  static final byte TEXT = 0;
  static final byte SPECIAL = 1;
  static final byte PADDING = 2;

  /** One past the last token of each run. */
  private final int[] ends;

  private final int[] typeIds;
  private final byte[] kinds;

  private TokenRuns(int[] ends, int[] typeIds, byte[] kinds) {
    this.ends = ends;
    this.typeIds = typeIds;
    this.kinds = kinds;
  }

  static TokenRuns of(int size, int typeId, byte kind) {
    return new TokenRuns(new int[] {size}, new int[] {typeId}, new byte[] {kind});
  }

  /** The same runs, all of one type. */
  TokenRuns withTypeId(int typeId) {
    int[] types = new int[typeIds.length];
    Arrays.fill(types, typeId);
    return new TokenRuns(ends, types, kinds);
  }

  /** The same runs, all of them text. */
  TokenRuns asText() {
    return new TokenRuns(ends, typeIds, new byte[kinds.length]);
  }

  int typeId(int token) {
    return typeIds[runOf(token)];
  }

  boolean special(int token) {
    return kinds[runOf(token)] != TEXT;
  }

  boolean attended(int token) {
    return kinds[runOf(token)] != PADDING;
  }

  private int runOf(int token) {
    int run = 0;
    while (ends[run] <= token) {
      run++;
    }
    return run;
  }

  /** The type id of every token. */
  int[] typeIds(int size) {
    int[] all = new int[size];
    fill(all, typeIds);
    return all;
  }

  /** 1 for every token that is special or padding, 0 for text. */
  int[] specialMask(int size) {
    int[] all = new int[size];
    int[] values = new int[kinds.length];
    for (int run = 0; run < kinds.length; run++) {
      values[run] = kinds[run] == TEXT ? 0 : 1;
    }
    fill(all, values);
    return all;
  }

  /** 0 for every token that is padding, 1 for all others. */
  int[] attentionMask(int size) {
    int[] all = new int[size];
    int[] values = new int[kinds.length];
    for (int run = 0; run < kinds.length; run++) {
      values[run] = kinds[run] == PADDING ? 0 : 1;
    }
    fill(all, values);
    return all;
  }

  private void fill(int[] all, int[] values) {
    int start = 0;
    for (int run = 0; run < ends.length; run++) {
      Arrays.fill(all, start, ends[run], values[run]);
      start = ends[run];
    }
  }

  /** The runs of a part of the tokens. */
  TokenRuns slice(int from, int to) {
    if (from == to) {
      return of(0, 0, TEXT);
    }
    int first = runOf(from);
    int last = runOf(to - 1);
    int[] cut = new int[last - first + 1];
    for (int run = first; run <= last; run++) {
      cut[run - first] = Math.min(ends[run], to) - from;
    }
    return new TokenRuns(
        cut,
        Arrays.copyOfRange(typeIds, first, last + 1),
        Arrays.copyOfRange(kinds, first, last + 1));
  }

  /** Several rows of runs as one. */
  static TokenRuns concat(TokenRuns... parts) {
    int count = 0;
    for (TokenRuns part : parts) {
      count += part.ends.length;
    }
    int[] ends = new int[count];
    int[] typeIds = new int[count];
    byte[] kinds = new byte[count];
    int run = 0;
    int tokens = 0;
    for (TokenRuns part : parts) {
      for (int i = 0; i < part.ends.length; i++, run++) {
        ends[run] = tokens + part.ends[i];
        typeIds[run] = part.typeIds[i];
        kinds[run] = part.kinds[i];
      }
      tokens = ends[run - 1];
    }
    return new TokenRuns(ends, typeIds, kinds);
  }
}
