package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * All ways to cut a text into pieces: for the best of them in order, and for random ones, with
 * which a network learns from more than one segmentation (Kudo, <i>Subword Regularization</i>,
 * 2018).
 */
public final class Lattice {
  /** Unfinished paths that are kept at most, and how many of the best are kept then. */
  private static final int MOST_OPEN = 10_000;

  private static final int OPEN_KEPT = 512;

  private final UnigramScores model;
  private final int length;

  /** Pieces, ordered by where they begin. */
  private int[] starts = new int[64];

  private int[] ends = new int[64];
  private int[] ids = new int[64];
  private double[] scores = new double[64];
  private int arcs;

  /** The pieces that end at a place: the first, and for each the next. */
  private final int[] firstEnding;

  private int[] nextEnding = new int[64];

  /**
   * The lattice of a text.
   *
   * @param text in which surrogates come in pairs
   */
  public Lattice(UnigramScores model, char[] text) {
    this.model = model;
    length = text.length;
    firstEnding = new int[length + 1];
    Arrays.fill(firstEnding, -1);
    int[] lastEnding = new int[length + 1];
    for (int at = 0; at < length; ) {
      int next = at + (Character.isHighSurrogate(text[at]) ? 2 : 1);
      addFrom(text, at, next, lastEnding);
      at = next;
    }
  }

  private void addFrom(char[] text, int at, int next, int[] lastEnding) {
    boolean single = false;
    int base = DoubleArrayTrie.ROOT;
    for (int i = at; i < length; ) {
      int code = model.trie().codes()[text[i]];
      long unit = model.trie().units()[base + code];
      if (!DoubleArrayTrie.has(unit, code)) {
        break;
      }
      i++;
      base = DoubleArrayTrie.base(unit);
      int id = DoubleArrayTrie.value(unit);
      if (id >= 0) {
        add(at, i, id, model.scores()[id], lastEnding);
        single |= i == next;
      }
    }
    if (!single) {
      add(at, next, model.unknownId(), model.unknownScore(), lastEnding);
    }
  }

  private void add(int start, int end, int id, double score, int[] lastEnding) {
    if (arcs == starts.length) {
      starts = Arrays.copyOf(starts, arcs * 2);
      ends = Arrays.copyOf(ends, arcs * 2);
      ids = Arrays.copyOf(ids, arcs * 2);
      scores = Arrays.copyOf(scores, arcs * 2);
      nextEnding = Arrays.copyOf(nextEnding, arcs * 2);
    }
    starts[arcs] = start;
    ends[arcs] = end;
    ids[arcs] = id;
    scores[arcs] = score;
    nextEnding[arcs] = -1;
    if (firstEnding[end] < 0) {
      firstEnding[end] = arcs;
    } else {
      nextEnding[lastEnding[end]] = arcs;
    }
    lastEnding[end] = arcs++;
  }

  /** A piece of a path. */
  public record Step(int id, int start, int end) {}

  /** A path from some place to the end, and how good it can become. */
  private record Partial(int arc, Partial rest, double sum, double bound) {}

  /**
   * The best paths, the best first: found from the end with the best scores from the beginning as
   * what can still be reached (A*), as SentencePiece does. Where too many are open at once, those
   * that look worst are given up.
   */
  public List<List<Step>> best(int count) {
    double[] best = bestToEach();
    var open = new PriorityQueue<Partial>((a, b) -> Double.compare(b.bound(), a.bound()));
    open.add(new Partial(-1, null, 0, best[length]));
    List<List<Step>> found = new ArrayList<>();
    while (!open.isEmpty() && found.size() < count) {
      Partial top = open.poll();
      int at = top.arc() < 0 ? length : starts[top.arc()];
      if (at == 0) {
        found.add(steps(top));
        continue;
      }
      for (int arc = firstEnding[at]; arc >= 0; arc = nextEnding[arc]) {
        double sum = round(scores[arc] + top.sum());
        double upTo = round(best[starts[arc]] + scores[arc]);
        open.add(new Partial(arc, top, sum, round(upTo + top.sum())));
      }
      if (open.size() >= MOST_OPEN) {
        shrink(open, Math.min(OPEN_KEPT, count * 10));
      }
    }
    return found;
  }

  private static void shrink(PriorityQueue<Partial> open, int kept) {
    List<Partial> best = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      best.add(open.poll());
    }
    open.clear();
    open.addAll(best);
  }

  private double round(double sum) {
    return model.singlePrecision() ? (float) sum : sum;
  }

  private double[] bestToEach() {
    double[] best = new double[length + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[0] = 0;
    for (int i = 0; i < arcs; i++) {
      best[ends[i]] = Math.max(best[ends[i]], round(best[starts[i]] + scores[i]));
    }
    return best;
  }

  private List<Step> steps(Partial whole) {
    List<Step> steps = new ArrayList<>();
    for (Partial at = whole; at.arc() >= 0; at = at.rest()) {
      steps.add(new Step(ids[at.arc()], starts[at.arc()], ends[at.arc()]));
    }
    return steps;
  }

  /**
   * A random path: each with a probability that is proportional to its own to the power of alpha.
   *
   * @param alpha 0 takes all paths as equally likely; the greater, the more often the best is taken
   */
  public List<Step> sample(double alpha, SplittableRandom random) {
    double[] forward = new double[length + 1];
    Arrays.fill(forward, Double.NEGATIVE_INFINITY);
    forward[0] = 0;
    for (int i = 0; i < arcs; i++) {
      forward[ends[i]] = logSum(forward[ends[i]], forward[starts[i]] + alpha * scores[i]);
    }
    List<Step> steps = new ArrayList<>();
    for (int at = length; at > 0; ) {
      double rest = random.nextDouble();
      int arc = firstEnding[at];
      while (true) {
        rest -= Math.exp(forward[starts[arc]] + alpha * scores[arc] - forward[at]);
        if (rest < 0 || nextEnding[arc] < 0) {
          break;
        }
        arc = nextEnding[arc];
      }
      steps.add(new Step(ids[arc], starts[arc], ends[arc]));
      at = starts[arc];
    }
    return steps.reversed();
  }

  private static double logSum(double a, double b) {
    double most = Math.max(a, b);
    double least = Math.min(a, b);
    return least == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most));
  }
}
