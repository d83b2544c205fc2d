package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.unigram.UnigramScores;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.Arrays;

/**
 * How often each piece is to be expected in the text when every way to cut a word counts as likely
 * as it is: the expectation step, by the forward-backward algorithm. Works with probabilities,
 * which are fast, and where those of a long word become too small with their logarithms.
 */
final class ExpectedCounts {
  private static final double SMALLEST = 1e-250;

  private final UnigramScores model;
  private final double[] probabilities;
  private final double unknownProbability;
  private final char[] units;
  private final double[] expected;
  private double logLikelihood;

  private double[] forward = new double[64];
  private double[] backward = new double[64];

  /** The pieces that fit in the word: where they begin and end, and their ids. */
  private int[] starts = new int[256];

  private int[] ends = new int[256];
  private int[] ids = new int[256];
  private int arcs;

  private ExpectedCounts(UnigramScores model, double[] probabilities, char[] units) {
    this.model = model;
    this.probabilities = probabilities;
    this.units = units;
    unknownProbability = Math.exp(model.unknownScore());
    expected = new double[model.scores().length + 1];
  }

  /** Expected counts of all pieces; the last is that of unknown characters. */
  double[] expected() {
    return expected;
  }

  /** Sum of the logarithms of the words' probabilities, each as often as it was seen. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** Counts in the whole text. */
  static ExpectedCounts of(UnigramText text, PieceScores pieces, WordShares shares) {
    UnigramScores model = pieces.model();
    double[] probabilities = Arrays.stream(pieces.scores()).map(Math::exp).toArray();
    var sum = new ExpectedCounts(model, probabilities, text.units());
    shares
        .map(
            share -> {
              var part = new ExpectedCounts(model, probabilities, text.units());
              for (int word = share.from(); word < share.to(); word++) {
                part.add(text.start(word), text.end(word), text.count(word));
              }
              return part;
            })
        .forEach(sum::add);
    return sum;
  }

  private void add(ExpectedCounts part) {
    for (int i = 0; i < expected.length; i++) {
      expected[i] += part.expected[i];
    }
    logLikelihood += part.logLikelihood;
  }

  private void add(int from, int to, long count) {
    int length = to - from;
    if (length >= forward.length) {
      forward = new double[length * 2];
      backward = new double[length * 2];
    }
    findArcs(from, to);
    if (!addProbabilities(length, count)) {
      addLogarithms(length, count);
    }
  }

  private void findArcs(int from, int to) {
    arcs = 0;
    long[] nodes = model.trie().units();
    char[] codes = model.trie().codes();
    for (int at = from; at < to; ) {
      int next = at + (Character.isHighSurrogate(units[at]) ? 2 : 1);
      boolean single = false;
      int base = DoubleArrayTrie.ROOT;
      for (int i = at; i < to; ) {
        int code = codes[units[i]];
        long node = nodes[base + code];
        if (!DoubleArrayTrie.has(node, code)) {
          break;
        }
        i++;
        base = DoubleArrayTrie.base(node);
        if (DoubleArrayTrie.value(node) >= 0) {
          addArc(at - from, i - from, DoubleArrayTrie.value(node));
          single |= i == next;
        }
      }
      if (!single) {
        addArc(at - from, next - from, model.unknownId());
      }
      at = next;
    }
  }

  private void addArc(int start, int end, int id) {
    if (arcs == starts.length) {
      starts = Arrays.copyOf(starts, arcs * 2);
      ends = Arrays.copyOf(ends, arcs * 2);
      ids = Arrays.copyOf(ids, arcs * 2);
    }
    starts[arcs] = start;
    ends[arcs] = end;
    ids[arcs++] = id;
  }

  /** Arcs are ordered by where they begin, so that one pass in each direction does. */
  private boolean addProbabilities(int length, long count) {
    Arrays.fill(forward, 0, length + 1, 0);
    Arrays.fill(backward, 0, length + 1, 0);
    forward[0] = 1;
    for (int i = 0; i < arcs; i++) {
      forward[ends[i]] += forward[starts[i]] * probability(ids[i]);
    }
    double total = forward[length];
    if (!(total > SMALLEST)) {
      return false;
    }
    backward[length] = 1;
    for (int i = arcs - 1; i >= 0; i--) {
      double rest = probability(ids[i]) * backward[ends[i]];
      backward[starts[i]] += rest;
      expected[ids[i]] += count * (forward[starts[i]] * rest / total);
    }
    logLikelihood += count * Math.log(total);
    return true;
  }

  private double probability(int id) {
    return id < probabilities.length ? probabilities[id] : unknownProbability;
  }

  private void addLogarithms(int length, long count) {
    Arrays.fill(forward, 0, length + 1, Double.NEGATIVE_INFINITY);
    Arrays.fill(backward, 0, length + 1, Double.NEGATIVE_INFINITY);
    forward[0] = 0;
    for (int i = 0; i < arcs; i++) {
      forward[ends[i]] = logSum(forward[ends[i]], forward[starts[i]] + score(ids[i]));
    }
    double total = forward[length];
    backward[length] = 0;
    for (int i = arcs - 1; i >= 0; i--) {
      double rest = score(ids[i]) + backward[ends[i]];
      backward[starts[i]] = logSum(backward[starts[i]], rest);
      expected[ids[i]] += count * Math.exp(forward[starts[i]] + rest - total);
    }
    logLikelihood += count * total;
  }

  private double score(int id) {
    return id < probabilities.length ? model.scores()[id] : model.unknownScore();
  }

  private static double logSum(double a, double b) {
    double most = Math.max(a, b);
    double least = Math.min(a, b);
    return least == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most));
  }
}
