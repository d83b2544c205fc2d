package dev.firth.eval.vectors;

import dev.firth.embeddings.Query;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Scores all words as answers to many analogy questions at once. The questions of a set share few
 * words, so the cosines of those words with a tile of the vocabulary are computed first and every
 * question then combines three of them: for the 13,217 Google questions within 30,000 words that is
 * a fifteenth of the products that a vector for each question would need.
 */
final class AnalogySearch {
  private static final float EPSILON = (float) Query.EPSILON;

  /** Floats in the cosines of a tile: they should stay in the second cache level. */
  private static final int TILE_FLOATS = 1 << 18;

  private final WordSpace space;
  private final int limit;
  private final AnalogyMethod method;
  private final int[] a;
  private final int[] b;
  private final int[] c;
  private final int[] distinct;
  private final int[] slotA;
  private final int[] slotB;
  private final int[] slotC;
  private final int tile;

  /**
   * @param limit words with ids from this on are no answers
   * @param a the ids of the questions' first words; {@code b} and {@code c} likewise
   */
  AnalogySearch(WordSpace space, int limit, AnalogyMethod method, int[] a, int[] b, int[] c) {
    this.space = space;
    this.limit = limit;
    this.method = method;
    this.a = a;
    this.b = b;
    this.c = c;
    var slots = new Int2IntLinkedOpenHashMap();
    this.slotA = slots(a, slots);
    this.slotB = slots(b, slots);
    this.slotC = slots(c, slots);
    this.distinct = slots.keySet().toIntArray();
    this.tile = Math.clamp(TILE_FLOATS / Math.max(1, distinct.length) / 16 * 16L, 64, 1024);
  }

  private static int[] slots(int[] words, Int2IntLinkedOpenHashMap slots) {
    var result = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      slots.putIfAbsent(words[i], slots.size());
      result[i] = slots.get(words[i]);
    }
    return result;
  }

  /** The best answers of every question, its own three words left out. */
  BestWords run(int capacity, float floor, int threads) {
    var nextTile = new AtomicInteger();
    int tiles = a.length == 0 ? 0 : Math.ceilDiv(limit, tile);
    Callable<BestWords> work =
        () -> {
          var best = new BestWords(a.length, capacity, floor);
          var cosines = new float[distinct.length * tile];
          var scores = new float[tile];
          for (int t = nextTile.getAndIncrement(); t < tiles; t = nextTile.getAndIncrement()) {
            scan(t * tile, Math.min(limit, (t + 1) * tile), cosines, scores, best);
          }
          return best;
        };
    List<BestWords> parts = inParallel(work, Math.max(1, Math.min(threads, tiles)));
    BestWords all = parts.getFirst();
    parts.stream().skip(1).forEach(all::merge);
    return all;
  }

  private static List<BestWords> inParallel(Callable<BestWords> work, int threads) {
    var results = new ArrayList<BestWords>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var futures = new ArrayList<Future<BestWords>>();
      for (int i = 0; i < threads; i++) {
        futures.add(executor.submit(work));
      }
      for (var future : futures) {
        results.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled = new CancellationException("analogy evaluation interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      throw new IllegalStateException("analogy evaluation failed: " + e.getCause(), e.getCause());
    }
    return results;
  }

  private void scan(int from, int to, float[] cosines, float[] scores, BestWords best) {
    int count = to - from;
    space.similarities(distinct, from, to, cosines);
    for (int q = 0; q < a.length; q++) {
      int rowA = slotA[q] * count;
      int rowB = slotB[q] * count;
      int rowC = slotC[q] * count;
      switch (method) {
        case ADD -> add(cosines, rowA, rowB, rowC, count, scores);
        case MULTIPLY -> multiply(cosines, rowA, rowB, rowC, count, scores);
      }
      collect(q, from, count, scores, best);
    }
  }

  // The two loops write an array of scores, and choosing comes after: so the JVM makes SIMD code.
  private static void add(
      float[] cosines, int rowA, int rowB, int rowC, int count, float[] scores) {
    for (int i = 0; i < count; i++) {
      scores[i] = (cosines[rowB + i] - cosines[rowA + i]) + cosines[rowC + i];
    }
  }

  private static void multiply(
      float[] cosines, int rowA, int rowB, int rowC, int count, float[] scores) {
    for (int i = 0; i < count; i++) {
      float near = (1 + cosines[rowB + i]) * (1 + cosines[rowC + i]) * .25f;
      scores[i] = near / ((1 + cosines[rowA + i]) * .5f + EPSILON);
    }
  }

  private void collect(int question, int from, int count, float[] scores, BestWords best) {
    float threshold = best.threshold(question);
    for (int i = 0; i < count; i++) {
      if (scores[i] > threshold) {
        int id = from + i;
        if (id != a[question] && id != b[question] && id != c[question]) {
          best.offer(question, id, scores[i]);
          threshold = best.threshold(question);
        }
      }
    }
  }
}
