package dev.firth.embeddings.files;

import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.runs.BadInputException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Words and their vectors as they lie in memory or in a mapped file: row i holds {@code dim()}
 * little-endian float32 values from byte {@code i * strideBytes()} of {@code rows()}; the stride is
 * a multiple of 64 bytes and what follows a row's values is zero. Immutable and thread-safe until
 * closed, which releases the memory or the mapping.
 *
 * <p>This is what the file formats read and write; {@code WordVectors} answers questions about it.
 */
public final class VectorTable implements AutoCloseable {

  /** A float of a row, wherever it lies. */
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** A count of the counts segment. */
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The largest dimension that any reader accepts. */
  public static final int MAX_DIM = 1 << 20;

  /** The largest number of words that a table holds. */
  public static final int MAX_WORDS = 1 << 27;

  /** Looks at rows of a file before they are used for the first time. */
  interface RowCheck {
    /** Returns if these rows are as they were written. */
    void check(int firstRow, int count) throws BadInputException;
  }

  private final WordIndex words;
  private final int dim;
  private final long strideBytes;
  private final MemorySegment rows;
  private final MemorySegment counts;
  private final RowCheck rowCheck;
  private final List<String> notes;
  private final Optional<UnseenWords> unseen;
  private final Arena arena;
  private final Optional<FastTextModel> model;

  private VectorTable(Builder builder) {
    this.words = builder.words;
    this.dim = builder.dim;
    this.strideBytes = builder.strideBytes;
    this.rows = builder.rows;
    this.counts = builder.counts;
    this.rowCheck = builder.rowCheck;
    this.notes = List.copyOf(builder.notes);
    this.unseen = builder.unseen;
    this.arena = builder.arena;
    this.model = builder.model;
  }

  /**
   * A table over rows that are laid out as this class says.
   *
   * @throws IllegalArgumentException if a value is no finite number, or padding is not zero
   */
  public static VectorTable of(
      WordIndex words, Optional<long[]> counts, int dim, MemorySegment rows, long strideBytes) {
    var builder = new Builder(words, dim, rows, strideBytes);
    builder.counts =
        counts
            .map(
                longs -> {
                  var segment =
                      MemorySegment.ofArray(new byte[Math.multiplyExact(8, longs.length)]);
                  MemorySegment.copy(longs, 0, segment, LONG, 0, longs.length);
                  return segment;
                })
            .orElse(MemorySegment.NULL);
    int bad = RowValues.firstBadRow(rows, words.size(), strideBytes, dim);
    if (bad >= 0) {
      throw new IllegalArgumentException(
          "the vector of '"
              + words.word(bad)
              + "' holds what is no finite number, or is not padded");
    }
    return builder.build();
  }

  /** The bytes from a row to the next: the values, padded to a multiple of 64 bytes. */
  public static long strideBytes(int dim) {
    return (4L * dim + 63) / 64 * 64;
  }

  public int size() {
    return words.size();
  }

  public int dim() {
    return dim;
  }

  public WordIndex words() {
    return words;
  }

  public MemorySegment rows() {
    return rows;
  }

  public long strideBytes() {
    return strideBytes;
  }

  public boolean hasCounts() {
    return counts.byteSize() > 0;
  }

  /** How often a word occurred in the training text; only if {@link #hasCounts()}. */
  public long count(int id) {
    return counts.get(LONG, 8L * id);
  }

  /** The source of vectors for other words; most tables know none. */
  public Optional<UnseenWords> unseen() {
    return unseen;
  }

  /** The fastText model that the vectors and those of unseen words come from, if any. */
  Optional<FastTextModel> model() {
    return model;
  }

  /** What its reader found odd, yet not wrong: one line each, for people. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Makes sure that rows may be used: rows of a mapped file are compared with their checksum the
   * first time they are asked for. Cheap afterwards, and for other tables always.
   *
   * @throws BadInputException if the file is damaged there
   */
  public void check(int firstRow, int count) throws BadInputException {
    rowCheck.check(firstRow, count);
  }

  /** Copies rows with their padding, unchecked, to the beginning of {@code out}. */
  public void copyRows(int firstRow, int count, float[] out) {
    int floats = Math.toIntExact(count * (strideBytes / 4));
    MemorySegment.copy(rows, FLOAT, firstRow * strideBytes, out, 0, floats);
  }

  /** Copies a row's values, unchecked, into {@code out} from {@code offset}. */
  public void copyRow(int id, float[] out, int offset) {
    MemorySegment.copy(rows, FLOAT, id * strideBytes, out, offset, dim);
  }

  /**
   * A table of the first words only, over the same rows: it lives as long as this one, and closing
   * it does nothing.
   */
  public VectorTable first(int n) {
    var index = new WordIndexBuilder(n);
    for (int id = 0; id < n; id++) {
      byte[] word = words.utf8(id);
      index.add(word, 0, word.length);
    }
    return new Builder(index.build(), dim, rows.asSlice(0, n * strideBytes), strideBytes)
        .counts(hasCounts() ? counts.asSlice(0, 8L * n) : counts)
        .rowCheck(rowCheck)
        .notes(notes)
        .unseen(unseen)
        .build();
  }

  MemorySegment counts() {
    return counts;
  }

  @Override
  public void close() {
    if (arena != null && arena.scope().isAlive()) {
      arena.close();
      model.ifPresent(FastTextModel::close);
    }
  }

  /** The parts of a table on their way into it. */
  static final class Builder {
    private final WordIndex words;
    private final int dim;
    private final MemorySegment rows;
    private final long strideBytes;
    private MemorySegment counts = MemorySegment.NULL;
    private RowCheck rowCheck = (first, count) -> {};
    private List<String> notes = List.of();
    private Optional<UnseenWords> unseen = Optional.empty();
    private Arena arena;
    private Optional<FastTextModel> model = Optional.empty();

    Builder(WordIndex words, int dim, MemorySegment rows, long strideBytes) {
      this.words = words;
      this.dim = dim;
      this.rows = rows;
      this.strideBytes = strideBytes;
      if (rows.byteSize() < words.size() * strideBytes || strideBytes < 4L * dim) {
        throw new IllegalArgumentException(
            words.size() + " rows of " + strideBytes + " bytes do not fit " + rows.byteSize());
      }
    }

    Builder counts(MemorySegment longs) {
      this.counts = longs;
      return this;
    }

    Builder rowCheck(RowCheck check) {
      this.rowCheck = check;
      return this;
    }

    Builder notes(List<String> remarks) {
      this.notes = remarks;
      return this;
    }

    Builder unseen(Optional<UnseenWords> source) {
      this.unseen = source;
      return this;
    }

    /** The model that the unseen words come from, closed with the table. */
    Builder model(FastTextModel source) {
      this.model = Optional.of(source);
      return this;
    }

    /** Closed with the table. */
    Builder arena(Arena owned) {
      this.arena = owned;
      return this;
    }

    VectorTable build() {
      return new VectorTable(this);
    }
  }
}
