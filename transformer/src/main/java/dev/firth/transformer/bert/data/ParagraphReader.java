package dev.firth.transformer.bert.data;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.LineHashes;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Reads a corpus line by line, blank lines left out, and says to which document a line belongs.
 * Memory: some megabytes, and up to 64 MB for the lines' hashes. Not thread-safe.
 */
final class ParagraphReader implements Closeable {
  private static final int LINES_KEPT = 1 << 22;

  private final Corpus corpus;
  private final DocumentBounds bounds;
  private final Iterator<Split> files;
  private final LineHashes hashes = new LineHashes(LINES_KEPT);

  private TextReader reader;
  private boolean newDocument;
  private boolean newLine;
  private long document = -1;
  private String text;

  private long bytesBefore;
  private long brokenBefore;
  private long lines;
  private long replacedLines;
  private long twiceEncodedLines;

  ParagraphReader(Corpus corpus, DocumentBounds bounds) throws IOException {
    this.corpus = corpus;
    this.bounds = bounds;
    this.files = corpus.splits(Long.MAX_VALUE).iterator();
  }

  /** Goes to the next line that is not blank; false at the end of the text. */
  boolean next() throws IOException {
    while (reader != null || openNext()) {
      while (reader.next()) {
        if (take()) {
          return true;
        }
      }
      closeFile();
    }
    return false;
  }

  private boolean openNext() throws IOException {
    if (!files.hasNext()) {
      return false;
    }
    reader = corpus.open(files.next());
    newDocument = true;
    newLine = true;
    return true;
  }

  private void closeFile() throws IOException {
    bytesBefore += reader.bytesRead();
    brokenBefore += reader.brokenBytes();
    reader.close();
    reader = null;
  }

  /** Whether the piece that was read is text; if not, it may end a document. */
  private boolean take() {
    boolean beginsLine = newLine;
    newLine = reader.endsLine();
    text =
        new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8)
            .strip();
    if (text.isEmpty()) {
      newDocument |= beginsLine && bounds == DocumentBounds.BLANK_LINES;
      return false;
    }
    if (newDocument || (beginsLine && bounds == DocumentBounds.LINES)) {
      document++;
      newDocument = false;
    }
    count();
    return true;
  }

  private void count() {
    lines++;
    hashes.add(reader.buffer(), reader.offset(), reader.length());
    boolean replaced = false;
    boolean twice = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      replaced |= c == '\uFFFD';
      twice |= (c == 'Ã' || c == 'Â') && i + 1 < text.length() && isLatin1(text.charAt(i + 1));
    }
    replacedLines += replaced ? 1 : 0;
    twiceEncodedLines += twice ? 1 : 0;
  }

  /** What the second byte of a character in UTF-8 looks like in ISO-8859-1. */
  private static boolean isLatin1(char c) {
    return c >= '\u0080' && c <= '\u00BF';
  }

  /** The line without white space around it. */
  String text() {
    return text;
  }

  /** The number of its document, from 0. */
  long document() {
    return document;
  }

  /** Stored bytes taken so far. */
  long bytesRead() {
    return bytesBefore + (reader == null ? 0 : reader.bytesRead());
  }

  /** What was seen so far. */
  TextCounts counts() {
    long broken = brokenBefore + (reader == null ? 0 : reader.brokenBytes());
    return new TextCounts(lines, hashes.duplicates(), broken, replacedLines, twiceEncodedLines);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
