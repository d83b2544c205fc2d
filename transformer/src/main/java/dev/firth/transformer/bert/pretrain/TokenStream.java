package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentFile;
import java.util.Arrays;

/** The ids of a file one after another, with the id before each in its document. */
final class TokenStream {
  static final int NONE = -1;

  private final DocumentFile file;
  private long[] sentence = new long[256];
  private int length;
  private int at;
  private int document = -1;
  private int nextSentence;
  private int endSentence;
  private int id = NONE;
  private int before = NONE;

  TokenStream(DocumentFile file) {
    this.file = file;
  }

  /** Goes to the next id; false at the end of the file. */
  boolean next() {
    before = id;
    while (at == length) {
      if (!nextSentence()) {
        return false;
      }
    }
    id = (int) sentence[at++];
    return true;
  }

  private boolean nextSentence() {
    if (nextSentence == endSentence) {
      if (++document == file.documents()) {
        return false;
      }
      nextSentence = file.firstOf(document);
      endSentence = file.endOf(document);
      before = NONE;
    }
    length = file.length(nextSentence);
    if (length > sentence.length) {
      sentence = Arrays.copyOf(sentence, 2 * length);
    }
    file.copy(nextSentence++, sentence, 0);
    at = 0;
    return true;
  }

  int id() {
    return id;
  }

  /** The id before it in its document, {@link #NONE} at the beginning. */
  int before() {
    return before;
  }
}
