package dev.firth.tokenizers.model.unigram;

import java.util.Arrays;

/**
 * The best segmentation of a text into pieces (Viterbi, 1967), and the room to find it in. One
 * thread uses it again and again; it grows with the longest text it has seen.
 */
final class BestPath {
  private static final int KEPT = 1 << 16;

  private char[] text = new char[256];
  private char[] codes = new char[256];
  private double[] scores = new double[257];
  private int[] starts = new int[257];
  private int[] ids = new int[257];

  /** Bounds and ids of the pieces of the best path, from the left. */
  private int[] ends = new int[256];

  private int length;
  private int pieces;

  /** Takes a text; half surrogate pairs become U+FFFD. */
  void read(CharSequence source) {
    reserve(source.length());
    length = source.length();
    source.getChars(0, length, text, 0);
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text[i])) {
        i += pairAt(i) ? 1 : replace(i);
      }
    }
  }

  private boolean pairAt(int i) {
    return i + 1 < length && Character.isSurrogatePair(text[i], text[i + 1]);
  }

  private int replace(int i) {
    text[i] = 0xfffd;
    return 0;
  }

  /** Finds the best path through the text. */
  void find(UnigramScores model) {
    char[] codeOf = model.trie().codes();
    for (int i = 0; i < length; i++) {
      codes[i] = codeOf[text[i]];
    }
    Arrays.fill(starts, 0, length + 1, -1);
    scores[0] = 0;
    for (int at = 0; at < length; ) {
      int next = at + (Character.isHighSurrogate(text[at]) ? 2 : 1);
      extend(model, at, next);
      at = next;
    }
    trace();
  }

  /** Tries all pieces that begin at a place. */
  private void extend(UnigramScores model, int at, int next) {
    long[] units = model.trie().units();
    double here = scores[at];
    boolean single = false;
    int base = PieceTrie.ROOT;
    for (int i = at; i < length; i++) {
      int code = codes[i];
      long unit = units[base + code];
      if (!PieceTrie.has(unit, code)) {
        break;
      }
      base = PieceTrie.base(unit);
      int id = PieceTrie.value(unit);
      if (id >= 0) {
        offer(i + 1, at, id, model.score(id) + here, model);
        single |= i + 1 == next;
      }
    }
    if (!single) {
      offer(next, at, model.unknownId(), model.rounded(model.unknownScore() + here), model);
    }
  }

  private void offer(int end, int start, int id, double score, UnigramScores model) {
    if (starts[end] < 0 || score > scores[end]) {
      scores[end] = model.rounded(score);
      starts[end] = start;
      ids[end] = id;
    }
  }

  private void trace() {
    pieces = 0;
    for (int end = length; end > 0; end = starts[end]) {
      pieces++;
    }
    int piece = pieces;
    for (int end = length; end > 0; end = starts[end]) {
      ends[--piece] = end;
    }
  }

  /** Number of pieces. */
  int pieces() {
    return pieces;
  }

  /** The id of a piece of the best path. */
  int id(int piece) {
    return ids[ends[piece]];
  }

  /** First unit of a piece. */
  int start(int piece) {
    return piece == 0 ? 0 : ends[piece - 1];
  }

  /** One past the last unit of a piece. */
  int end(int piece) {
    return ends[piece];
  }

  /** A part of the text that was read. */
  String text(int start, int end) {
    return new String(text, start, end - start);
  }

  /** Gives back the memory that an unusually long text took. */
  void release() {
    if (text.length > KEPT) {
      allocate(KEPT);
    }
  }

  private void reserve(int units) {
    if (units > text.length) {
      allocate((int) Math.min(Integer.MAX_VALUE - 16, Math.max(units, text.length * 2L)));
    }
  }

  private void allocate(int units) {
    text = new char[units];
    codes = new char[units];
    scores = new double[units + 1];
    starts = new int[units + 1];
    ids = new int[units + 1];
    ends = new int[units];
  }
}
