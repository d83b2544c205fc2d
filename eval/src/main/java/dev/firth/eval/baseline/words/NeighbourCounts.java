package dev.firth.eval.baseline.words;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Counts how often words stand beside each other. The places of a word are visited together, so
 * that its neighbours are added into one dense row that stays in cache; nothing is hashed and only
 * the row's own columns are sorted.
 */
final class NeighbourCounts {
  private final int[] text;
  private final int words;
  private final CooccurrenceOptions options;
  private final int[] starts;
  private final int[] places;
  private final double[] totals;

  /**
   * @param text ids below {@code words}, negative ones between lines
   */
  NeighbourCounts(int[] text, int words, CooccurrenceOptions options) {
    this.text = text;
    this.words = words;
    this.options = options;
    this.starts = new int[words + 1];
    this.places = places();
    this.totals = totals();
  }

  private int[] places() {
    for (int id : text) {
      if (id >= 0) {
        starts[id + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    var sorted = new int[starts[words]];
    int[] next = starts.clone();
    for (int place = 0; place < text.length; place++) {
      if (text[place] >= 0) {
        sorted[next[text[place]]++] = place;
      }
    }
    return sorted;
  }

  /** How many neighbours each word has in all. */
  private double[] totals() {
    var totals = new double[words];
    int lineStart = 0;
    while (lineStart < text.length) {
      int lineEnd = lineStart;
      while (lineEnd < text.length && text[lineEnd] >= 0) {
        lineEnd++;
      }
      for (int place = lineStart; place < lineEnd; place++) {
        int left = Math.min(options.window(), place - lineStart);
        int right = Math.min(options.window(), lineEnd - 1 - place);
        totals[text[place]] += left + right;
      }
      lineStart = lineEnd + 1;
    }
    return totals;
  }

  /**
   * The positive part of {@code ln(n(w,c) · S / (n(w) · n(c)^a))}, S being the sum of all {@code
   * n(c)^a}.
   *
   * @throws dev.firth.runs.UsageException if it would take more memory than allowed
   */
  SparseRows ppmi(long memoryBytes) {
    var weights = new double[words];
    for (int word = 0; word < words; word++) {
      weights[word] = Math.pow(totals[word], options.smoothing());
    }
    double scale = Arrays.stream(weights).sum();
    var offsets = new int[words + 1];
    var columns = new IntArrayList();
    var values = new FloatArrayList();
    var row = new int[words];
    for (int word = 0; word < words; word++) {
      int[] neighbours = count(word, row);
      // The lists grow by half, and the old ones live until they are copied.
      SparseRows.requireRoom((columns.size() + neighbours.length) * 5L / 2, memoryBytes);
      for (int neighbour : neighbours) {
        double ratio = row[neighbour] * scale / (totals[word] * weights[neighbour]);
        if (ratio > 1) {
          columns.add(neighbour);
          values.add((float) Math.log(ratio));
        }
        row[neighbour] = 0;
      }
      offsets[word + 1] = columns.size();
    }
    return new SparseRows(offsets, columns.elements(), values.elements(), words);
  }

  /**
   * Adds the neighbours of a word into the row, which is zero before; returns their ids, sorted.
   */
  private int[] count(int word, int[] row) {
    var found = new IntArrayList();
    for (int i = starts[word]; i < starts[word + 1]; i++) {
      int place = places[i];
      addNeighbours(place, -1, row, found);
      addNeighbours(place, 1, row, found);
    }
    found.sort(null);
    return found.toIntArray();
  }

  private void addNeighbours(int place, int step, int[] row, IntArrayList found) {
    int neighbour = place + step;
    for (int distance = 1; distance <= options.window(); distance++) {
      if (neighbour < 0 || neighbour >= text.length || text[neighbour] < 0) {
        return;
      }
      if (row[text[neighbour]]++ == 0) {
        found.add(text[neighbour]);
      }
      neighbour += step;
    }
  }
}
