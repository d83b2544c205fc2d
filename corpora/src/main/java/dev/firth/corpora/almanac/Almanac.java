package dev.firth.corpora.almanac;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A generator of simple English text from a small world. */
@SuppressWarnings("DoNotCallSuggester") // until the generator is there
public final class Almanac {
  private final AlmanacOptions options;

  public Almanac(AlmanacOptions options) {
    this.options = options;
  }

  /** Writes the text to a file that is whole or absent; returns the words written. */
  public long write(Path file) throws IOException {
    throw new UnsupportedOperationException(file + " " + options);
  }

  /** Writes the text; does not close the stream; returns the words written. */
  public long write(OutputStream out) throws IOException {
    throw new UnsupportedOperationException(out + " " + options);
  }

  /** Analogy questions on this world in the layout of questions-words.txt, lower-case. */
  public String analogyQuestions() {
    throw new UnsupportedOperationException();
  }

  /** Word pairs with their likeness in this world, lower-case. */
  public List<SimilarityPair> similarityPairs() {
    throw new UnsupportedOperationException();
  }
}
