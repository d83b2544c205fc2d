package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.trie.DoubleArrayTrie;

/**
 * The best segmentation of a text into pieces (Viterbi, 1967), and the room to find it in. One
 * thread uses it again and again; it grows with the longest text it has seen.
 */
public final class BestPath {
  private static final int KEPT = 1 << 16;
  private static final int FIRST = 256;
  private static final int NONE = Integer.MIN_VALUE;

  /** For each place: its code, and the best way to it with the score of the second best. */
  private char[] codes;

  private double[] scores;
  private double[] seconds;
  private int[] starts;
  private int[] ids;

  /** Where the pieces of the best path end. */
  private int[] ends;

  private int pieces;
  private int length;

  /** Room for short texts. */
  public BestPath() {
    allocate(FIRST);
  }

  /**
   * Finds the best path.
   *
   * @param text in which surrogates come in pairs
   * @param from first unit
   * @param to one past the last
   * @param before sum of the scores before the text; it matters where sums are rounded
   */
  public void find(UnigramScores model, char[] text, int from, int to, double before) {
    find(model, text, from, to, before, NONE);
  }

  /** Finds the best path through a text that does not use one of the pieces. */
  public void findWithout(UnigramScores model, char[] text, int piece) {
    find(model, text, 0, text.length, 0, piece);
  }

  private void find(
      UnigramScores model, char[] text, int from, int to, double before, int without) {
    length = to - from;
    reserve(length);
    char[] codeOf = model.trie().codes();
    for (int i = 0; i < length; i++) {
      codes[i] = codeOf[text[from + i]];
      scores[i + 1] = Double.NEGATIVE_INFINITY;
      seconds[i + 1] = Double.NEGATIVE_INFINITY;
      starts[i + 1] = -1;
    }
    scores[0] = before;
    for (int at = 0; at < length; ) {
      int next = at + (Character.isHighSurrogate(text[from + at]) ? 2 : 1);
      extend(model, at, next, without);
      at = next;
    }
    trace();
  }

  /** Tries all pieces that begin at a place. */
  private void extend(UnigramScores model, int at, int next, int without) {
    long[] units = model.trie().units();
    double[] scoreOf = model.scores();
    boolean round = model.singlePrecision();
    char[] code = codes;
    double here = scores[at];
    boolean single = false;
    int base = DoubleArrayTrie.ROOT;
    for (int i = at; i < length; ) {
      long unit = units[base + code[i]];
      if (!DoubleArrayTrie.has(unit, code[i])) {
        break;
      }
      i++;
      base = DoubleArrayTrie.base(unit);
      int id = DoubleArrayTrie.value(unit);
      if (id >= 0) {
        single |= i == next;
        if (id != without) {
          offer(i, at, id, scoreOf[id] + here, round);
        }
      }
    }
    if (!single) {
      double score = model.unknownScore() + here;
      offer(next, at, model.unknownId(), round ? (float) score : score, round);
    }
  }

  private void offer(int end, int start, int id, double score, boolean round) {
    // The first way counts even if it scores negative infinity.
    if (score > scores[end] || starts[end] < 0) {
      seconds[end] = scores[end];
      scores[end] = round ? (float) score : score;
      starts[end] = start;
      ids[end] = id;
    } else if (score > seconds[end]) {
      seconds[end] = score;
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

  /** The sum of the scores. */
  public double score() {
    return scores[length];
  }

  /** Number of pieces. */
  public int pieces() {
    return pieces;
  }

  /** The id of a piece of the best path. */
  public int id(int piece) {
    return ids[ends[piece]];
  }

  /** First unit of a piece, counted from the beginning of the text. */
  public int start(int piece) {
    return piece == 0 ? 0 : ends[piece - 1];
  }

  /** One past the last unit of a piece. */
  public int end(int piece) {
    return ends[piece];
  }

  /**
   * By how much the best path is better than any other: where another leaves it for the last time,
   * it loses what the second best way to that place scores less.
   */
  public double margin() {
    double margin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < pieces; i++) {
      margin = Math.min(margin, scores[ends[i]] - seconds[ends[i]]);
    }
    return margin;
  }

  /** Gives back the memory that an unusually long text took. */
  public void release() {
    if (codes.length > KEPT) {
      allocate(FIRST);
    }
  }

  private void reserve(int units) {
    if (units > codes.length) {
      allocate((int) Math.min(Integer.MAX_VALUE - 16, Math.max(units, codes.length * 2L)));
    }
  }

  private void allocate(int units) {
    codes = new char[units];
    scores = new double[units + 1];
    seconds = new double[units + 1];
    starts = new int[units + 1];
    ids = new int[units + 1];
    ends = new int[units];
  }
}
