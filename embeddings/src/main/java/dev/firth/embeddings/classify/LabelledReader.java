package dev.firth.embeddings.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.embeddings.fasttext.Tokens;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads labelled text line by line and gives every line in fastText's form: labels are words that
 * begin with the prefix. In a label from a column white space becomes {@code _}. Not thread-safe.
 */
public final class LabelledReader implements Closeable {
  private final Corpus corpus;
  private final TextReader reader;
  private final byte[] labelPrefix;
  private LabelledFormat format;
  private TsvColumns columns;
  private byte[] line = new byte[1 << 12];
  private int length;
  private byte[] converted = new byte[1 << 12];
  private long lines;

  /**
   * A reader from the beginning.
   *
   * @param corpus its lines, all files of one format
   */
  public LabelledReader(Corpus corpus, LabelledFormat format, String labelPrefix)
      throws IOException {
    this.corpus = corpus;
    this.reader = corpus.open();
    this.format = format;
    this.labelPrefix = labelPrefix.getBytes(UTF_8);
  }

  /**
   * Goes on to the next line.
   *
   * @return false at the end
   * @throws BadInputException if a line has too few columns, or the first no known form
   */
  public boolean next() throws IOException {
    if (!readLine()) {
      return false;
    }
    if (lines == 1) {
      recognise();
      if (columns != null && columns.hasHeader() && !readLine()) {
        return false;
      }
    }
    if (columns != null && length > 0) {
      convert();
    }
    return true;
  }

  private boolean readLine() throws IOException {
    length = 0;
    while (reader.next()) {
      append(reader.buffer(), reader.offset(), reader.length());
      if (reader.endsLine()) {
        lines++;
        return true;
      }
    }
    return false;
  }

  private void append(byte[] bytes, int from, int count) {
    line = grown(line, length + count);
    System.arraycopy(bytes, from, line, length, count);
    length += count;
  }

  private static byte[] grown(byte[] array, int needed) {
    return needed <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(needed, 2 * array.length));
  }

  private void recognise() throws BadInputException {
    if (format == LabelledFormat.AUTO) {
      boolean tab = TsvColumns.end(line, length, 0) < length;
      if (!hasLabel() && !tab) {
        throw new BadInputException(
            where()
                + " has neither a word that begins with "
                + new String(labelPrefix, UTF_8)
                + " nor a tab: give 'label<TAB>text' lines, fastText's form, or --label-prefix");
      }
      format = hasLabel() ? LabelledFormat.FASTTEXT : LabelledFormat.TSV;
    }
    columns = format == LabelledFormat.TSV ? TsvColumns.of(line, length) : null;
  }

  private boolean hasLabel() {
    var tokens = new Tokens(line, 0, length);
    while (tokens.next()) {
      int end = tokens.from() + labelPrefix.length;
      if (end <= tokens.to()
          && Arrays.equals(line, tokens.from(), end, labelPrefix, 0, labelPrefix.length)) {
        return true;
      }
    }
    return false;
  }

  private String where() {
    return corpus.nameOf(corpus.files().getFirst()) + " line " + lines;
  }

  private void convert() throws BadInputException {
    int labelFrom = columns.labelStart(line, length);
    int textFrom = columns.textStart(line, length);
    if (labelFrom < 0 || textFrom < 0) {
      throw new BadInputException(
          where() + " has fewer columns than " + columns.count() + ": divide them by tabs");
    }
    int labelTo = TsvColumns.end(line, length, labelFrom);
    int textTo = columns.textEnd(line, length, textFrom);
    converted = grown(converted, labelPrefix.length + length + 1);
    System.arraycopy(labelPrefix, 0, converted, 0, labelPrefix.length);
    int at = labelPrefix.length;
    for (int i = labelFrom; i < labelTo; i++) {
      converted[at++] = line[i] >= 0 && line[i] <= ' ' ? (byte) '_' : line[i];
    }
    converted[at++] = ' ';
    System.arraycopy(line, textFrom, converted, at, textTo - textFrom);
    length = at + textTo - textFrom;
    byte[] free = line;
    line = converted;
    converted = free;
  }

  /** The bytes of the line, from 0; valid until the next one. */
  public byte[] line() {
    return line;
  }

  /** How many of them are the line. */
  public int length() {
    return length;
  }

  /** How many bytes were no UTF-8 so far. */
  public long brokenBytes() {
    return reader.brokenBytes();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
