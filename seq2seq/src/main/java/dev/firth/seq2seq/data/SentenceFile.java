package dev.firth.seq2seq.data;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Sentences as ids in a memory-mapped file: what training reads in another order every epoch. Each
 * sentence has the same number of sides: two for translation, one for a language model. Ids are
 * those of the text alone; begin and end of a sentence are put around it when a batch is made.
 * {@link SentenceWriter} writes such files, {@code docs/formats.md} describes them.
 *
 * <p>Thread-safe until it is closed; nothing may be read after that.
 */
public final class SentenceFile implements AutoCloseable {
  /** Most tokens of a side of a sentence. */
  public static final int MAX_LENGTH = 1 << 20;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final Arena arena;
  private final SentenceHeader header;
  private final int sides;
  private final MemorySegment ids;
  private final MemorySegment ends;
  private final int checksum;

  SentenceFile(
      Path file,
      Arena arena,
      SentenceHeader header,
      MemorySegment ids,
      MemorySegment ends,
      int checksum) {
    this.file = file;
    this.arena = arena;
    this.header = header;
    this.sides = header.sides().size();
    this.ids = ids;
    this.ends = ends;
    this.checksum = checksum;
  }

  /**
   * Opens a file and checks all of it: sizes, checksum, and that every id lies in its vocabulary.
   *
   * @throws BadInputException if it is no such file, or is cut off or damaged
   * @throws IOException if it cannot be read
   */
  public static SentenceFile open(Path file) throws IOException {
    return SentenceFileReader.open(file);
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Number of sentences (of pairs, where there are two sides). */
  public int sentences() {
    return (int) header.sentences();
  }

  /** Number of sides of each sentence. */
  public int sides() {
    return sides;
  }

  /** Number of ids of a side. */
  public long tokens(int side) {
    return header.sides().get(side).tokens();
  }

  /** Which vocabulary the ids of a side are from. */
  public VocabularyMark vocabulary(int side) {
    return header.sides().get(side).vocabulary();
  }

  /**
   * Checks that the ids of a side are those of a vocabulary.
   *
   * @param name what messages call the vocabulary, such as the tokenizer's file
   * @throws BadInputException if they are not
   */
  public void requireVocabulary(int side, VocabularyMark mark, String name)
      throws BadInputException {
    VocabularyMark own = vocabulary(side);
    if (!own.equals(mark)) {
      throw new BadInputException(
          own.size() == mark.size()
              ? "%s was encoded with other tokens than %s has; encode the text again"
                  .formatted(file, name)
              : "%s was encoded with %,d tokens, %s has %,d; encode the text again"
                  .formatted(file, own.size(), name, mark.size()));
    }
  }

  /** Number of ids of a side of a sentence. */
  public int length(int sentence, int side) {
    long cell = cell(sentence, side);
    return (int) (end(cell) - start(cell));
  }

  /**
   * Copies the ids of a side of a sentence.
   *
   * @param into where to
   * @param at index of the first one there
   * @return one past the index of the last one
   */
  public int copy(int sentence, int side, long[] into, int at) {
    long cell = cell(sentence, side);
    long from = start(cell);
    int length = (int) (end(cell) - from);
    return copy(from, length, into, at);
  }

  /** The same for a range of the ids of all sentences and sides, in the order of the file. */
  int copy(long from, int length, long[] into, int at) {
    long offset = from * Integer.BYTES;
    for (int i = 0; i < length; i++) {
      into[at + i] = ids.get(INT, offset + (long) i * Integer.BYTES);
    }
    return at + length;
  }

  /** How many ids the sentences up to this one have, it included, on all sides. */
  long endOf(int sentence) {
    return end(cell(sentence, sides - 1));
  }

  /** The checksum at the end of the file, which tells it from others. */
  public int checksum() {
    return checksum;
  }

  private long cell(int sentence, int side) {
    if (side < 0 || side >= sides) {
      throw new IndexOutOfBoundsException("side " + side + " of " + sides);
    }
    return (long) sentence * sides + side;
  }

  private long start(long cell) {
    return cell == 0 ? 0 : end(cell - 1);
  }

  private long end(long cell) {
    return ends.get(LONG, cell * Long.BYTES);
  }

  /** Ends the mapping; the file stays. */
  @Override
  public void close() {
    arena.close();
  }
}
