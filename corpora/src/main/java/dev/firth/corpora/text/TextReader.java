package dev.firth.corpora.text;

import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads text line by line as valid UTF-8, without copying: each piece lies in {@link #buffer()}
 * until the next call of {@link #next()}.
 *
 * <ul>
 *   <li>A line ends at LF or CR LF, which belong to no piece, or at the end of its file. A file
 *       that ends with a line end has no empty line behind it.
 *   <li>A line of more than {@value #MAX_PIECE} bytes comes in several pieces, each but the last
 *       cut behind the last blank (space, tab, vertical tab, form feed) in reach; if there is none,
 *       between two characters. Joined, the pieces are the line.
 *   <li>Bytes that are not UTF-8 become U+FFFD as Java's {@link java.nio.charset.CharsetDecoder}
 *       makes it, and are counted; a strict reader throws instead. A byte order mark at the
 *       beginning of a file is dropped. NUL is a character like others.
 * </ul>
 *
 * <p>Memory is bounded by the piece, whatever the line: less than 3 MiB. Not thread-safe.
 */
public final class TextReader implements Closeable {
  /** Longest piece, in bytes. */
  public static final int MAX_PIECE = 1 << 20;

  private static final int CHUNK = 1 << 17;
  private static final int SMALLEST_CHUNK = 1 << 12;

  private final Iterator<Split> splits;
  private final Function<Path, String> nameOf;
  private final boolean strict;
  private final boolean continued;

  // Buffer: [from, ready) is valid text, [ready, filled) the beginning of a character whose rest is
  // still to be read; no line feed lies in [from, scanned).
  private byte[] buffer = new byte[0];
  private int from;
  private int scanned;
  private int ready;
  private int filled;

  private StoredText source;
  private int chunk;
  private boolean sourceEnded = true;
  private long sourceRead;

  private int offset;
  private int length;
  private boolean endsLine;
  private long brokenBytes;
  private long storedBefore;

  private TextReader(
      Iterator<Split> splits, Function<Path, String> nameOf, boolean strict, boolean continued) {
    this.splits = splits;
    this.nameOf = nameOf;
    this.strict = strict;
    this.continued = continued;
  }

  /**
   * Reads the splits one after another. A file is opened when its turn comes.
   *
   * @param nameOf how messages call a file
   * @param strict broken UTF-8 is an error
   */
  public static TextReader open(List<Split> splits, Function<Path, String> nameOf, boolean strict) {
    return new TextReader(List.copyOf(splits).iterator(), nameOf, strict, false);
  }

  /** Reads files that hold later lines of others: plain text, whatever their first bytes are. */
  public static TextReader openContinued(
      List<Split> splits, Function<Path, String> nameOf, boolean strict) {
    return new TextReader(List.copyOf(splits).iterator(), nameOf, strict, true);
  }

  /**
   * Goes to the next piece.
   *
   * @return false at the end of the text
   * @throws BadInputException if a compressed file is damaged, or, in a strict reader, at bytes
   *     that are not UTF-8
   */
  public boolean next() throws IOException {
    while (true) {
      int lineFeed = AsciiScan.lineFeed(buffer, scanned, ready);
      scanned = lineFeed;
      if (lineFeed < ready) {
        return endLine(lineFeed);
      }
      if (ready - from >= MAX_PIECE + 2 || (sourceEnded && ready - from > MAX_PIECE)) {
        return cutLine();
      }
      if (!sourceEnded) {
        fill();
      } else if (from < ready) {
        return piece(ready, ready, source.endsFile());
      } else if (!openNext()) {
        return false;
      }
    }
  }

  /** The array that holds the piece; its other bytes mean nothing. Not to be changed. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the piece begins in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Bytes of the piece. */
  public int length() {
    return length;
  }

  /** Whether the line ends with this piece; if not, it goes on in the next one. */
  public boolean endsLine() {
    return endsLine;
  }

  /** Bytes replaced by U+FFFD so far; some may belong to pieces that are still to come. */
  public long brokenBytes() {
    return brokenBytes;
  }

  /** Stored (compressed) bytes taken so far, for progress; some may belong to pieces to come. */
  public long bytesRead() {
    return storedBefore + (source == null ? 0 : source.storedBytes());
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.close();
    }
  }

  private boolean endLine(int lineFeed) {
    int end = lineFeed > from && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    return end - from <= MAX_PIECE ? piece(end, lineFeed + 1, true) : cutLine();
  }

  private boolean cutLine() {
    int cut = from + MAX_PIECE;
    while (cut > from && !AsciiScan.isBlank(buffer[cut - 1])) {
      cut--;
    }
    if (cut == from) {
      cut = from + MAX_PIECE;
      while ((buffer[cut] & 0xC0) == 0x80) {
        cut--;
      }
    }
    return piece(cut, cut, false);
  }

  private boolean piece(int end, int next, boolean lineEnds) {
    offset = from;
    length = end - from;
    endsLine = lineEnds;
    from = next;
    scanned = Math.max(scanned, next);
    return true;
  }

  private boolean openNext() throws IOException {
    if (source != null) {
      storedBefore += source.storedBytes();
      source.close();
      source = null;
    }
    if (!splits.hasNext()) {
      return false;
    }
    Split split = splits.next();
    source = open(split, nameOf.apply(split.file()));
    sourceEnded = false;
    sourceRead = 0;
    boolean small = source instanceof PlainText && split.bytes() < CHUNK;
    // One byte more than a small file has, so that the first read sees its end.
    chunk = small ? Math.max(SMALLEST_CHUNK, (int) split.bytes() + 1) : CHUNK;
    from = 0;
    scanned = 0;
    ready = 0;
    filled = 0;
    return true;
  }

  private StoredText open(Split split, String name) throws IOException {
    FileChannel channel = FileChannel.open(split.file(), StandardOpenOption.READ);
    try {
      Compression compression = continued ? Compression.NONE : Compression.of(channel);
      return compression == Compression.NONE
          ? new PlainText(channel, split, name)
          : new UnpackedText(channel, compression, name);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads one chunk behind the bytes in hand and makes valid text of it. */
  private void fill() throws IOException {
    makeRoom(chunk);
    int got = source.read(buffer, filled, chunk);
    sourceEnded = got < chunk;
    filled += got;
    boolean first = sourceRead == 0;
    sourceRead += got;
    if (first && source.beginsFile() && !continued) {
      dropByteOrderMark();
    }
    int valid = Utf8.validEnd(buffer, ready, filled);
    ready = valid;
    if (valid < filled && Utf8.brokenLength(buffer, valid, filled, sourceEnded) > 0) {
      repair();
    }
  }

  private void makeRoom(int bytes) {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      scanned -= from;
      ready -= from;
      filled -= from;
      from = 0;
    }
    grow(filled + bytes);
  }

  private void grow(int capacity) {
    if (capacity > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(capacity, buffer.length + (buffer.length >> 1)));
    }
  }

  private void dropByteOrderMark() {
    if (filled - from >= 3
        && buffer[from] == (byte) 0xEF
        && buffer[from + 1] == (byte) 0xBB
        && buffer[from + 2] == (byte) 0xBF) {
      from += 3;
      scanned = from;
      ready = from;
    }
  }

  /** Replaces what is broken in [ready, filled). */
  private void repair() throws IOException {
    byte[] raw = Arrays.copyOfRange(buffer, ready, filled);
    grow(ready + 3 * raw.length);
    int in = 0;
    int out = ready;
    while (in < raw.length) {
      int broken = Utf8.brokenLength(raw, in, raw.length, sourceEnded);
      if (broken == 0) {
        break;
      }
      countBroken(broken, sourceRead - raw.length + in, raw[in]);
      in += broken;
      buffer[out++] = (byte) 0xEF;
      buffer[out++] = (byte) 0xBF;
      buffer[out++] = (byte) 0xBD;
      int valid = Utf8.validEnd(raw, in, raw.length);
      System.arraycopy(raw, in, buffer, out, valid - in);
      out += valid - in;
      in = valid;
    }
    System.arraycopy(raw, in, buffer, out, raw.length - in);
    ready = out;
    filled = out + raw.length - in;
  }

  private void countBroken(int bytes, long read, byte first) throws BadInputException {
    if (strict) {
      throw new BadInputException(
          "%s: %s (0x%02X) is not UTF-8; convert the file, or read without strict"
              .formatted(source.name(), source.place(read), first));
    }
    brokenBytes += bytes;
  }
}
