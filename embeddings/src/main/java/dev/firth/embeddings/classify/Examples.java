package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.DictionaryLearner;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Subwords;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Labelled texts as numbers: for each the input rows of its words and n-grams, and its labels. They
 * stay in memory, four bytes a row. Texts without a known label or without a row are left out.
 */
final class Examples {
  private final IntArrayList rows = new IntArrayList();
  private final IntArrayList rowEnds = new IntArrayList();
  private final IntArrayList labels = new IntArrayList();
  private final IntArrayList labelEnds = new IntArrayList();

  /** What stands between two lines of tokens. */
  static final int LINE_END = -1;

  /**
   * Takes the lines as the reader of the text numbered them.
   *
   * @param tokens numbers of distinct tokens, {@link #LINE_END} behind each line
   */
  static Examples of(
      IntArrayList tokens,
      DictionaryLearner learner,
      FastTextDictionary dictionary,
      Subwords subwords,
      int wordNgrams) {
    var examples = new Examples();
    var words = new WordRows(learner, dictionary, subwords);
    var hashes = new IntArrayList();
    for (int i = 0; i < tokens.size(); i++) {
      int token = tokens.getInt(i);
      if (token != LINE_END) {
        words.add(token, examples.rows, examples.labels, hashes);
        continue;
      }
      int first = examples.rows.size();
      subwords.addWordNgrams(hashes, wordNgrams, examples.rows);
      dictionary.bucketsToRows(examples.rows, first);
      hashes.clear();
      examples.endLine();
    }
    return examples;
  }

  private void endLine() {
    int rowStart = rowStart(size());
    int labelStart = labelStart(size());
    if (rows.size() == rowStart || labels.size() == labelStart) {
      rows.size(rowStart);
      labels.size(labelStart);
    } else {
      rowEnds.add(rows.size());
      labelEnds.add(labels.size());
    }
  }

  int size() {
    return rowEnds.size();
  }

  /** The rows of all examples one after another. */
  int[] rows() {
    return rows.elements();
  }

  int rowStart(int example) {
    return example == 0 ? 0 : rowEnds.getInt(example - 1);
  }

  int rowEnd(int example) {
    return rowEnds.getInt(example);
  }

  /** The labels of all examples one after another. */
  int[] labels() {
    return labels.elements();
  }

  int labelStart(int example) {
    return example == 0 ? 0 : labelEnds.getInt(example - 1);
  }

  int labelEnd(int example) {
    return labelEnds.getInt(example);
  }

  /** The rows of each distinct token, found out once. */
  private static final class WordRows {
    private static final int NOT_YET = -1;

    private final DictionaryLearner learner;
    private final FastTextDictionary dictionary;
    private final Subwords subwords;
    private final IntArrayList rows = new IntArrayList();
    private final int[] start;
    private final int[] end;

    WordRows(DictionaryLearner learner, FastTextDictionary dictionary, Subwords subwords) {
      this.learner = learner;
      this.dictionary = dictionary;
      this.subwords = subwords;
      start = new int[learner.size()];
      end = new int[learner.size()];
      Arrays.fill(start, NOT_YET);
    }

    void add(int token, IntArrayList toRows, IntArrayList toLabels, IntArrayList hashes) {
      if (learner.isLabel(token)) {
        int entry = learner.entry(token, dictionary);
        if (entry >= 0) {
          toLabels.add(entry - dictionary.words());
        }
        return;
      }
      if (start[token] == NOT_YET) {
        find(token);
      }
      toRows.addElements(toRows.size(), rows.elements(), start[token], end[token] - start[token]);
      hashes.add(learner.hash(token));
    }

    private void find(int token) {
      start[token] = rows.size();
      int entry = learner.entry(token, dictionary);
      if (entry >= 0) {
        dictionary.addRows(entry, subwords, rows);
      } else if (!learner.isEndOfLine(token)) {
        learner.addNgramRows(token, dictionary, subwords, rows);
      }
      end[token] = rows.size();
    }
  }
}
