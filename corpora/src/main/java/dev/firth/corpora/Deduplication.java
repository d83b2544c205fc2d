package dev.firth.corpora;

import dev.firth.corpora.text.TextReader;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a text without the lines that equal an earlier one: the first of them stays, the order is
 * kept. Empty lines and lines above {@link TextReader#MAX_PIECE} bytes all stay, for they are not
 * compared. Text means what {@link TextReader} delivers: unpacked, valid UTF-8; every line ends
 * with LF.
 *
 * <p>Lines are told apart by their {@link LineKey}. Memory: 22 to 43 bytes for each different line.
 */
public final class Deduplication {
  private static final int REPORT_EVERY = 4096;

  private final LineChoice choice;
  private long lines;
  private long kept;
  private long bytesOut;

  private Deduplication(LineChoice choice) {
    this.choice = choice;
  }

  /** Says which lines stay. */
  @FunctionalInterface
  public interface LineChoice {
    /**
     * Whether a line stays; called for the lines that are compared, in their order.
     *
     * @param line which line of the text, from 0; all lines count
     * @param key what it is told apart by
     */
    boolean keeps(long line, LineKey key) throws IOException;
  }

  /**
   * What was read and written.
   *
   * @param lines lines of the text
   * @param kept lines that were written
   * @param bytesIn stored bytes that were read
   * @param bytesOut bytes that were written
   * @param brokenBytes bytes that were no UTF-8 and became U+FFFD
   */
  public record Totals(long lines, long kept, long bytesIn, long bytesOut, long brokenBytes) {
    /** Lines that equal an earlier one. */
    public long duplicateLines() {
      return lines - kept;
    }
  }

  /**
   * Writes the different lines of a corpus. The file is whole or absent.
   *
   * @throws UsageException if {@code out} is a file of the corpus
   * @throws dev.firth.runs.BadInputException if a file is damaged, or, in a strict corpus, not
   *     UTF-8
   * @throws IOException if the corpus cannot be read or the file not be written
   */
  public static Totals write(Corpus corpus, Path out, Progress progress) throws IOException {
    for (Path file : corpus.files()) {
      if (Files.exists(out) && Files.isSameFile(out, file)) {
        throw new UsageException(out + " is a file of the corpus: name another one to write to");
      }
    }
    var seen = new LineKeySet();
    var totals = new Totals[1];
    AtomicFile.write(
        out, stream -> totals[0] = copy(corpus, stream, (line, key) -> seen.add(key), progress));
    return totals[0];
  }

  /**
   * Copies the lines that somebody else chooses, as where a part of a text is read and lines may
   * have come in another part.
   */
  public static Totals copy(Corpus corpus, OutputStream out, LineChoice choice, Progress progress)
      throws IOException {
    var work = new Deduplication(choice);
    try (var task = progress.start("removing duplicate lines", "bytes", corpus.bytes());
        TextReader reader = corpus.open()) {
      for (long pieces = 1; work.copyLine(reader, out); pieces++) {
        if (pieces % REPORT_EVERY == 0) {
          task.done(reader.bytesRead());
        }
      }
      task.done(corpus.bytes());
      return new Totals(work.lines, work.kept, corpus.bytes(), work.bytesOut, reader.brokenBytes());
    }
  }

  private boolean copyLine(TextReader reader, OutputStream out) throws IOException {
    if (!reader.next()) {
      return false;
    }
    boolean comparable = reader.endsLine() && reader.length() > 0;
    if (!comparable || choice.keeps(lines, keyOf(reader))) {
      writePieces(reader, out);
      kept++;
    }
    lines++;
    return true;
  }

  private static LineKey keyOf(TextReader line) {
    return LineKey.of(line.buffer(), line.offset(), line.length());
  }

  /** Writes the piece in hand and those up to the end of its line. */
  private void writePieces(TextReader reader, OutputStream out) throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      out.write(reader.buffer(), reader.offset(), reader.length());
      bytesOut += reader.length();
      goesOn = !reader.endsLine() && reader.next();
    }
    out.write('\n');
    bytesOut++;
  }
}
