package dev.firth.embeddings.train;

import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Subwords;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/**
 * The rows that are trained for each word: its own and those of its n-grams' buckets.
 *
 * <p>Rows of a fastText model that belong to the same words, equally often to each, get the same
 * gradients. Started equal they stay equal, so that one row is trained for all of them and counts
 * as many times in a sum: the same training as with all rows, apart from the start. Rows of no word
 * are not trained. Immutable.
 */
final class SubwordRows {
  private static final int NONE = -1;

  /** Where the rows of a word begin in {@link #rows}; one more than there are words. */
  private final int[] starts;

  private final int[] rows;

  /** For each place of {@link #rows}, how many rows of the model the row stands for. */
  private final float[] multiplicities;

  private final float[] modelRowsOfWord;
  private final float[] growths;

  /** For each row of the model the row that is trained, or {@link #NONE}. */
  private final int[] trainedRows;

  private final int size;
  private final int longest;

  private SubwordRows(Builder builder) {
    this.starts = builder.starts;
    this.rows = builder.rows.toIntArray();
    this.multiplicities = builder.multiplicities.toFloatArray();
    this.modelRowsOfWord = builder.modelRowsOfWord;
    this.growths = builder.growths;
    this.trainedRows = builder.trainedRows;
    this.size = builder.size;
    this.longest = builder.longest;
  }

  /** The rows of a dictionary's words. */
  static SubwordRows of(FastTextDictionary dictionary, Subwords subwords) {
    int[] classes = classes(dictionary, subwords);
    return new SubwordRows(new Builder(dictionary, subwords, classes));
  }

  /**
   * Divides the rows of the model into classes that no word tells apart: each word splits the
   * classes of its rows by how often it has them. Class 0 belongs to no word.
   */
  private static int[] classes(FastTextDictionary dictionary, Subwords subwords) {
    var classes = new int[dictionary.words() + subwords.buckets()];
    var wordRows = new IntArrayList();
    var split = new Long2IntOpenHashMap();
    split.defaultReturnValue(NONE);
    int next = 1;
    for (int word = 0; word < dictionary.words(); word++) {
      sortedRows(dictionary, subwords, word, wordRows);
      split.clear();
      for (int i = 0, times; i < wordRows.size(); i += times) {
        times = timesAt(wordRows, i);
        int row = wordRows.getInt(i);
        long part = (long) classes[row] << 32 | times;
        int target = split.get(part);
        if (target == NONE) {
          target = next++;
          split.put(part, target);
        }
        classes[row] = target;
      }
    }
    return classes;
  }

  /** Rows of the model, those that a word has more than once one after the other. */
  private static void sortedRows(
      FastTextDictionary dictionary, Subwords subwords, int word, IntArrayList out) {
    out.clear();
    dictionary.addRows(word, subwords, out);
    IntArrays.unstableSort(out.elements(), 0, out.size());
  }

  private static int timesAt(IntArrayList rows, int from) {
    int to = from + 1;
    while (to < rows.size() && rows.getInt(to) == rows.getInt(from)) {
      to++;
    }
    return to - from;
  }

  /** Numbers the classes as words meet them, so that rows of frequent words lie together. */
  private static final class Builder {
    final int[] starts;
    final IntArrayList rows = new IntArrayList();
    final FloatArrayList multiplicities = new FloatArrayList();
    final float[] modelRowsOfWord;
    final float[] growths;
    final int[] trainedRows;
    int size;
    int longest;

    private final int[] classes;
    private final int[] classSizes;
    private final int[] rowOfClass;

    Builder(FastTextDictionary dictionary, Subwords subwords, int[] classes) {
      this.classes = classes;
      this.classSizes = sizes(classes);
      this.rowOfClass = new int[classSizes.length];
      Arrays.fill(rowOfClass, NONE);
      int words = dictionary.words();
      starts = new int[words + 1];
      modelRowsOfWord = new float[words];
      growths = new float[words];
      var wordRows = new IntArrayList();
      for (int word = 0; word < words; word++) {
        sortedRows(dictionary, subwords, word, wordRows);
        addWord(word, wordRows);
      }
      trainedRows = new int[classes.length];
      Arrays.setAll(trainedRows, row -> rowOfClass[classes[row]]);
    }

    private static int[] sizes(int[] classes) {
      int last = 0;
      for (int number : classes) {
        last = Math.max(last, number);
      }
      var sizes = new int[last + 1];
      for (int number : classes) {
        sizes[number]++;
      }
      return sizes;
    }

    private void addWord(int word, IntArrayList wordRows) {
      int start = rows.size();
      for (int i = 0, times; i < wordRows.size(); i += times) {
        times = timesAt(wordRows, i);
        int number = classes[wordRows.getInt(i)];
        int row = rowOf(number);
        if (isNew(row, start)) {
          add(row, classSizes[number], times);
          growths[word] += (float) classSizes[number] * times * times;
        }
      }
      modelRowsOfWord[word] = wordRows.size();
      starts[word + 1] = rows.size();
      longest = Math.max(longest, rows.size() - start);
    }

    private int rowOf(int number) {
      if (rowOfClass[number] == NONE) {
        rowOfClass[number] = size++;
      }
      return rowOfClass[number];
    }

    private boolean isNew(int row, int start) {
      for (int i = start; i < rows.size(); i++) {
        if (rows.getInt(i) == row) {
          return false;
        }
      }
      return true;
    }

    private void add(int row, int multiplicity, int times) {
      for (int i = 0; i < times; i++) {
        rows.add(row);
        multiplicities.add(multiplicity);
      }
    }
  }

  /** Bytes of the tables. */
  long bytes() {
    long words = modelRowsOfWord.length;
    return Integer.BYTES * (3 * words + 1 + 2L * rows.length + trainedRows.length);
  }

  /** How many rows are trained. */
  int size() {
    return size;
  }

  /** The most rows of a word. */
  int longest() {
    return longest;
  }

  /** The place of a word's first row. */
  int start(int word) {
    return starts[word];
  }

  /** The place behind a word's last row. */
  int end(int word) {
    return starts[word + 1];
  }

  /** The row at a place; a row that a word has several times has several places. */
  int row(int place) {
    return rows[place];
  }

  /** By place, how many rows of the model a row stands for. */
  float[] multiplicities() {
    return multiplicities;
  }

  /** Rows of the model that a word has: what its mean divides by. */
  float modelRows(int word) {
    return modelRowsOfWord[word];
  }

  /**
   * What the sum of a word's rows grows by when 1 is added to each of them, as often as the word
   * has it: {@link #modelRows}, or more if it has some more than once.
   */
  float growth(int word) {
    return growths[word];
  }

  /** The row that is trained for a row of the model, or -1 if no word has it. */
  int trainedRow(int modelRow) {
    return trainedRows[modelRow];
  }

  /** Rows of the model: words, then buckets. */
  int modelRows() {
    return trainedRows.length;
  }
}
