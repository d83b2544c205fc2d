package dev.firth.embeddings.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Firth's own vector file, made to be mapped: it opens in the time it takes to read its word list,
 * rows come from the disk when they are first used, and processes that open the same file share its
 * memory. docs/formats.md describes the layout:
 *
 * <pre>
 * header    128 bytes: magic, version, lengths, checksum of the index, checksum of the header
 * index     counts, ends of words, hash slots, bytes of words; padded to 64 bytes
 * rows      words × stride, stride a multiple of 64 bytes
 * blocks    a CRC-32C for every {@code rowsPerBlock} rows
 * trailer   the CRC-32C of the header (without its checksum) and the blocks
 * </pre>
 *
 * <p>Opening checks the length, header, index and block list. A block of rows is checked when one
 * of its rows is first used ({@link VectorTable#check}), so no damage passes unseen and none costs
 * a reading of the whole file beforehand; {@link #verify} reads it all.
 */
public final class MappedVectors {

  private static final byte[] MAGIC = {'F', 'I', 'R', 'T', 'H', 'V', 'E', 'C'};
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 128;
  private static final int HEADER_CRC_AT = 124;
  private static final int HAS_COUNTS = 1;
  private static final int BLOCK_BYTES = 1 << 20;

  private MappedVectors() {}

  /** Whether a file that begins with these bytes is, or was, such a file. */
  static boolean isMagic(byte[] start) {
    return start.length >= MAGIC.length
        && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** The lengths that a header gives, from which every position follows. */
  private record Layout(
      int dim, int words, int stride, int rowsPerBlock, boolean counts, int slots, int wordBytes) {

    static Layout of(VectorTable table) {
      int stride = Math.toIntExact(VectorTable.strideBytes(table.dim()));
      return new Layout(
          table.dim(),
          table.size(),
          stride,
          Math.max(1, BLOCK_BYTES / stride),
          table.hasCounts(),
          (int) (table.words().slots().byteSize() / 4),
          Math.toIntExact(table.words().bytes().byteSize()));
    }

    long countsAt() {
      return HEADER_BYTES;
    }

    long endsAt() {
      return countsAt() + (counts ? 8L * words : 0);
    }

    long slotsAt() {
      return endsAt() + 4L * (words + 1);
    }

    long bytesAt() {
      return slotsAt() + 4L * slots;
    }

    long rowsAt() {
      return (bytesAt() + wordBytes + 63) / 64 * 64;
    }

    long blocksAt() {
      return rowsAt() + (long) words * stride;
    }

    int blocks() {
      return Math.ceilDiv(words, rowsPerBlock);
    }

    long length() {
      return blocksAt() + 4L * blocks() + 4;
    }

    int rowsIn(int block) {
      return Math.min(rowsPerBlock, words - block * rowsPerBlock);
    }

    MemorySegment header(int indexCrc) {
      var header = MemorySegment.ofArray(new byte[HEADER_BYTES]);
      MemorySegment.copy(MAGIC, 0, header, ValueLayout.JAVA_BYTE, 0, MAGIC.length);
      int[] fields = {
        VERSION,
        dim,
        words,
        stride,
        rowsPerBlock,
        counts ? HAS_COUNTS : 0,
        slots,
        wordBytes,
        (int) length(),
        (int) (length() >>> 32),
        indexCrc
      };
      MemorySegment.copy(fields, 0, header, WordIndex.INT, MAGIC.length, fields.length);
      header.set(WordIndex.INT, HEADER_CRC_AT, crc(header.asSlice(0, HEADER_CRC_AT)));
      return header;
    }

    /** Whether the lengths are such as a writer can have written. */
    boolean isSane() {
      return dim > 0
          && dim <= VectorTable.MAX_DIM
          && words > 0
          && words <= VectorTable.MAX_WORDS
          && stride == VectorTable.strideBytes(dim)
          && rowsPerBlock > 0
          && slots > words
          && Integer.bitCount(slots) == 1
          && wordBytes > 0;
    }
  }

  private static int field(MemorySegment header, int index) {
    return header.get(WordIndex.INT, MAGIC.length + 4L * index);
  }

  /**
   * Maps a file. The table stays valid while the file is not cut, and holds it until closed.
   *
   * @throws BadInputException if the file is not what its checksums and lengths say
   */
  public static VectorTable open(Path file) throws IOException {
    var arena = Arena.ofShared();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return open(file, mapped, arena);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  private static VectorTable open(Path file, MemorySegment mapped, Arena arena)
      throws BadInputException {
    Layout layout = readLayout(file, mapped);
    var header = mapped.asSlice(0, HEADER_BYTES);
    var blocks = mapped.asSlice(layout.blocksAt(), 4L * layout.blocks());
    if (mapped.get(WordIndex.INT, layout.length() - 4)
        != crc(header.asSlice(0, HEADER_CRC_AT), blocks)) {
      throw damaged(file, "the list of checksums at its end");
    }
    var index = mapped.asSlice(HEADER_BYTES, layout.rowsAt() - HEADER_BYTES);
    if (field(header, 10) != crc(index)) {
      throw damaged(file, "its word list");
    }
    var ends = mapped.asSlice(layout.endsAt(), 4L * (layout.words() + 1));
    checkEnds(file, ends, layout);
    var words =
        new WordIndex(
            layout.words(),
            ends,
            mapped.asSlice(layout.slotsAt(), 4L * layout.slots()),
            mapped.asSlice(layout.bytesAt(), layout.wordBytes()));
    var rows = mapped.asSlice(layout.rowsAt(), (long) layout.words() * layout.stride());
    var builder =
        new VectorTable.Builder(words, layout.dim(), rows, layout.stride())
            .arena(arena)
            .rowCheck(
                new BlockCheck(
                    file, rows, blocks, layout.rowsPerBlock(), layout.stride(), layout.dim()));
    if (layout.counts()) {
      builder.counts(mapped.asSlice(layout.countsAt(), 8L * layout.words()));
    }
    return builder.build();
  }

  private static Layout readLayout(Path file, MemorySegment mapped) throws BadInputException {
    if (mapped.byteSize() < HEADER_BYTES) {
      throw new BadInputException(file + " is cut off in its header: make or copy it again");
    }
    if (field(mapped, 0) != VERSION) {
      throw new BadInputException(
          file
              + " has version "
              + field(mapped, 0)
              + " of Firth's vector format, this Firth reads "
              + VERSION
              + ": use a newer Firth, or make the file again");
    }
    if (mapped.get(WordIndex.INT, HEADER_CRC_AT) != crc(mapped.asSlice(0, HEADER_CRC_AT))) {
      throw damaged(file, "its header");
    }
    var layout =
        new Layout(
            field(mapped, 1),
            field(mapped, 2),
            field(mapped, 3),
            field(mapped, 4),
            (field(mapped, 5) & HAS_COUNTS) != 0,
            field(mapped, 6),
            field(mapped, 7));
    if (!layout.isSane()) {
      throw damaged(file, "its header (" + layout + ")");
    }
    if (layout.length() != mapped.byteSize()) {
      throw new BadInputException(
          file
              + " has "
              + mapped.byteSize()
              + " bytes where its header says "
              + layout.length()
              + ": it is cut off or not all its own, make or copy it again");
    }
    return layout;
  }

  private static void checkEnds(Path file, MemorySegment ends, Layout layout)
      throws BadInputException {
    // Copied in one go: before it is compiled, a loop over a segment takes a microsecond a step.
    var end = new int[layout.words() + 1];
    MemorySegment.copy(ends, WordIndex.INT, 0, end, 0, end.length);
    int last = 0;
    for (int i = 0; i < end.length; i++) {
      if (end[i] < last || (i == 0 && end[i] != 0)) {
        throw damaged(file, "its word list (at word " + i + ")");
      }
      last = end[i];
    }
    if (last != layout.wordBytes()) {
      throw damaged(file, "its word list");
    }
  }

  static BadInputException damaged(Path file, String where) {
    return new BadInputException(
        file + " is damaged: the checksum of " + where + " differs, make or copy it again");
  }

  /**
   * Reads the whole file and compares it with its checksums.
   *
   * @throws BadInputException naming the rows that differ
   */
  public static void verify(Path file) throws IOException {
    try (var table = open(file)) {
      table.check(0, table.size());
    }
  }

  /** Writes a table; the file appears whole or not at all, and equal tables make equal files. */
  public static void write(Path file, VectorTable table) throws IOException {
    table.check(0, table.size());
    AtomicFile.writeChannel(file, channel -> write(channel, table));
  }

  private static void write(FileChannel channel, VectorTable table) throws IOException {
    var layout = Layout.of(table);
    var words = table.words();
    var padding = new byte[(int) (layout.rowsAt() - layout.bytesAt() - layout.wordBytes())];
    MemorySegment[] index = {
      layout.counts() ? table.counts() : MemorySegment.ofArray(padding).asSlice(0, 0),
      words.ends(),
      words.slots(),
      words.bytes(),
      MemorySegment.ofArray(padding)
    };
    var header = layout.header(crc(index));
    put(channel, header);
    for (var part : index) {
      put(channel, part);
    }
    var blocks = MemorySegment.ofArray(new byte[4 * layout.blocks()]);
    var buffer = MemorySegment.ofArray(new byte[layout.rowsPerBlock() * layout.stride()]);
    for (int block = 0; block < layout.blocks(); block++) {
      var rows = fill(buffer, table, layout, block);
      blocks.set(WordIndex.INT, 4L * block, crc(rows));
      put(channel, rows);
    }
    put(channel, blocks);
    var trailer = MemorySegment.ofArray(new byte[4]);
    // With its own checksum behind it, every header would have the same CRC.
    trailer.set(WordIndex.INT, 0, crc(header.asSlice(0, HEADER_CRC_AT), blocks));
    put(channel, trailer);
  }

  /** A block's rows in the file's stride, which need not be the table's. */
  private static MemorySegment fill(
      MemorySegment buffer, VectorTable table, Layout layout, int block) {
    int first = block * layout.rowsPerBlock();
    int count = layout.rowsIn(block);
    long valueBytes = 4L * layout.dim();
    for (int i = 0; i < count; i++) {
      long from = (first + i) * table.strideBytes();
      MemorySegment.copy(table.rows(), from, buffer, (long) i * layout.stride(), valueBytes);
    }
    return buffer.asSlice(0, (long) count * layout.stride());
  }

  private static void put(FileChannel channel, MemorySegment segment) throws IOException {
    for (long at = 0; at < segment.byteSize(); at += BLOCK_BYTES) {
      ByteBuffer part =
          segment.asSlice(at, Math.min(BLOCK_BYTES, segment.byteSize() - at)).asByteBuffer();
      while (part.hasRemaining()) {
        channel.write(part);
      }
    }
  }

  static int crc(MemorySegment... parts) {
    var crc = new CRC32C();
    for (var part : parts) {
      for (long at = 0; at < part.byteSize(); at += BLOCK_BYTES) {
        crc.update(part.asSlice(at, Math.min(BLOCK_BYTES, part.byteSize() - at)).asByteBuffer());
      }
    }
    return (int) crc.getValue();
  }
}
