package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.region.RegionCache;
import dev.firth.tokenizers.model.region.RegionQueue;

/**
 * Turns words into ids and remembers them. What it remembers is exact: where sums of scores are
 * rounded, an entry says how great the sum before it may be for its pieces to be the same, and that
 * sum is known exactly where it matters; elsewhere a bound is enough. For one thread.
 */
final class WordTokens {
  /**
   * Sums of rounded numbers may be greater than the sum of their amounts, by far less than this.
   */
  private static final double SAFETY = 1.25;

  private final RegionCache cache = new RegionCache();
  private final long[] oneLow = new long[1];
  private final long[] oneHigh = new long[1];
  private final double[] scores;
  private final int unknownId;
  private final WordSplitter splitter;
  private final PieceSink sink;
  private TokenBuffer tokens;

  /** The sum of the scores of the tokens up to an index. */
  private float sum;

  private int summed;

  /** Of the region: its first token, how far it holds, what it adds to the bound. */
  private int regionStart;

  private double reach;
  private double cost;
  private boolean lasting;

  WordTokens(Words words, PieceSink sink) {
    scores = words.scores();
    unknownId = words.unknownId();
    splitter = words.newSplitter();
    this.sink = sink;
  }

  /** A text begins. */
  void begin(TokenBuffer newTokens) {
    tokens = newTokens;
    cache.begin();
    sum = 0;
    summed = tokens.size();
    sink.begin(null, null, tokens, -1);
  }

  /** The text ends. */
  void end() {
    sink.end();
    tokens = null;
    splitter.release();
  }

  /** Appends a region that was remembered; false if there is none, or it does not hold here. */
  boolean addKnown(long low, long high) {
    oneLow[0] = low;
    oneHigh[0] = high;
    return addKnown(oneLow, oneHigh, 0, 1) == 1;
  }

  /** Appends words that were remembered; gives the first that is not, or does not hold here. */
  int addKnown(RegionQueue queue, int from) {
    return addKnown(queue.lows(), queue.highs(), from, queue.size());
  }

  private int addKnown(long[] lows, long[] highs, int from, int to) {
    if (!sink.isPending()) {
      return cache.append(lows, highs, from, to, tokens);
    }
    // A run of unknown characters goes on behind the first word if that is not known.
    int size = tokens.size();
    sink.end();
    int next = cache.append(lows, highs, from, to, tokens);
    if (next == from) {
      tokens.truncate(size);
      sink.resume();
    }
    return next;
  }

  /** The words that follow make a region. */
  void beginRegion() {
    // A run of unknown characters that lasts until here becomes a token before the next known
    // piece.
    regionStart = tokens.size() + (sink.isPending() ? 1 : 0);
    reach = Double.POSITIVE_INFINITY;
    cost = 0;
    lasting = true;
  }

  /** Appends the pieces of a word. */
  void cut(char[] text, int from, int to) {
    if (scores == null) {
      splitter.split(text, from, to);
      append(text, from);
    } else {
      cutScored(text, from, to);
    }
  }

  private void cutScored(char[] text, int from, int to) {
    splitter.split(text, from, to);
    float holds = splitter.reach();
    reach = Math.min(reach, holds - cost);
    if (cache.costs() >= holds && Math.abs(exactSum()) >= holds) {
      lasting = false;
      splitter.splitAfter(text, from, to, exactSum());
    }
    double amount = amount();
    cost += amount;
    cache.addCosts((long) Math.ceil(amount * SAFETY));
    if (allKnown()) {
      append(text, from);
    } else {
      // Tokens do not tell how many characters are unknown.
      float before = exactSum();
      append(text, from);
      sum = before;
      for (int i = 0; i < splitter.pieces(); i++) {
        sum = (float) (sum + scores[splitter.id(i)]);
      }
      summed = tokens.size();
    }
  }

  /** The sum of scores, from left to right and rounded each time, as SentencePiece adds. */
  private float exactSum() {
    for (; summed < tokens.size(); summed++) {
      int id = tokens.id(summed);
      if (id != unknownId) {
        sum = (float) (sum + scores[id]);
      }
    }
    return sum;
  }

  private double amount() {
    double amount = 0;
    for (int i = 0; i < splitter.pieces(); i++) {
      amount += Math.abs(scores[splitter.id(i)]);
    }
    return amount;
  }

  private boolean allKnown() {
    for (int i = 0; i < splitter.pieces(); i++) {
      if (splitter.id(i) == unknownId) {
        return false;
      }
    }
    return true;
  }

  private void append(char[] text, int from) {
    sink.source(text);
    int start = from;
    for (int i = 0; i < splitter.pieces(); i++) {
      int id = splitter.id(i);
      int end = splitter.end(i);
      lasting &= id != unknownId;
      sink.add(id, start, end);
      start = end;
    }
  }

  /** Keeps the region, if it is the same after other text. */
  void remember(long low, long high) {
    double costs = Math.ceil(cost * SAFETY);
    if (lasting && reach >= 1 && costs <= RegionCache.MOST_COSTS) {
      int exponent = Math.min(RegionCache.ANYWHERE, Math.getExponent(reach));
      cache.put(low, high, exponent, (int) costs, tokens, regionStart);
    }
  }
}
