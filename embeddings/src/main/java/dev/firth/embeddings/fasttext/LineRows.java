package dev.firth.embeddings.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Turns a line of text into the input rows of a model and the labels in it, as fastText's
 * prediction does: known words give their row and those of their character n-grams, unknown words
 * those of their n-grams, then come the n-grams of words. The end of the line counts as a word.
 * Holds the result of the last line; not thread-safe.
 */
public final class LineRows {
  private static final byte[] END = FastTextDictionary.END_OF_LINE.getBytes(UTF_8);

  private final FastTextDictionary dictionary;
  private final Subwords subwords;
  private final int wordNgrams;
  private final byte[] labelPrefix;
  private final IntArrayList rows = new IntArrayList();
  private final IntArrayList labels = new IntArrayList();
  private final IntArrayList hashes = new IntArrayList();

  LineRows(FastTextDictionary dictionary, Subwords subwords, int wordNgrams, String labelPrefix) {
    this.dictionary = dictionary;
    this.subwords = subwords;
    this.wordNgrams = wordNgrams;
    this.labelPrefix = labelPrefix.getBytes(UTF_8);
  }

  /** Takes the line {@code utf8[from..to)}, which has no line end; one is added. */
  public void set(byte[] utf8, int from, int to) {
    rows.clear();
    labels.clear();
    hashes.clear();
    var tokens = new Tokens(utf8, from, to);
    boolean ended = false;
    while (!ended && tokens.next()) {
      add(utf8, tokens.from(), tokens.to());
      // Written out in a text, the sign ends the line too: what follows is fastText's next line.
      ended = FastTextDictionary.isEndOfLine(utf8, tokens.from(), tokens.to());
    }
    if (!ended) {
      add(END, 0, END.length);
    }
    int first = rows.size();
    subwords.addWordNgrams(hashes, wordNgrams, rows);
    dictionary.bucketsToRows(rows, first);
  }

  private void add(byte[] utf8, int from, int to) {
    int hash = Subwords.hash(utf8, from, to);
    int entry = dictionary.entryId(utf8, from, to, hash);
    if (entry >= dictionary.words()) {
      labels.add(entry - dictionary.words());
    } else if (entry >= 0) {
      dictionary.addRows(entry, subwords, rows);
      hashes.add(hash);
    } else if (!DictionaryLearner.startsWith(utf8, from, to, labelPrefix)) {
      if (!FastTextDictionary.isEndOfLine(utf8, from, to)) {
        dictionary.addNgramRows(utf8, from, to, subwords, rows);
      }
      hashes.add(hash);
    }
  }

  /** The input rows of the last line. */
  public IntArrayList rows() {
    return rows;
  }

  /** The known labels of the last line, by number. */
  public IntArrayList labels() {
    return labels;
  }
}
