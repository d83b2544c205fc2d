package dev.firth.tokenizers.ids;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Reads id files. Behind the header come the ids, then for each block of them its number of ints
 * and its CRC-32C, then the CRC-32C of header and table. {@link IdFrame} says which blocks are
 * written; any are read. With them checking needs no file in one go.
 */
final class IdFile {
  static final int BLOCK_ENTRY_BYTES = 8;
  static final int LAST_BYTES = 4;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private IdHeader header;

  private IdFile(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  static IdCorpus open(Path file, boolean verify) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new IdFile(file, channel).map(verify);
    }
  }

  private IdCorpus map(boolean verify) throws IOException {
    header = readHeader();
    checkSizes();
    Arena arena = Arena.ofShared();
    try {
      MemorySegment whole = channel.map(MapMode.READ_ONLY, 0, size, arena);
      MemorySegment ids = whole.asSlice(IdHeader.BYTES, header.length() * Integer.BYTES, 4);
      if (verify) {
        checkHeaderAndTable(whole);
        checkBlocks(ids, whole);
      }
      return new IdCorpus(arena, header, ids);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private IdHeader readHeader() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(IdHeader.BYTES);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    if (bytes.hasRemaining() || !IdHeader.hasMagic(bytes)) {
      throw bad("is no id file of Firth (it does not begin with FIRTHIDS); encode the text again");
    }
    if (IdHeader.version(bytes) != IdHeader.VERSION) {
      throw bad(
          "has version %d of the id format, this program reads version %d; encode the text again"
              .formatted(IdHeader.version(bytes), IdHeader.VERSION));
    }
    return IdHeader.of(bytes);
  }

  private void checkSizes() throws BadInputException {
    // Nothing is multiplied before it is known to be small enough: the numbers may be anything.
    long ints = header.length();
    long blocks = header.blocks();
    boolean possible =
        ints >= 0
            && ints <= size / Integer.BYTES
            && blocks >= 0
            && blocks <= size / BLOCK_ENTRY_BYTES
            && header.tokens() >= 0
            && header.tokens() <= ints
            && header.vocabularySize() >= 0;
    if (!possible || size != fileBytes(ints, blocks)) {
      throw bad(
          "is cut off or damaged: it has %d bytes, its header promises %d ids in %d blocks; encode the text again"
              .formatted(size, ints, blocks));
    }
  }

  static long fileBytes(long ints, long blocks) {
    return IdHeader.BYTES + ints * Integer.BYTES + blocks * BLOCK_ENTRY_BYTES + LAST_BYTES;
  }

  private void checkHeaderAndTable(MemorySegment whole) throws BadInputException {
    var crc = new CRC32C();
    update(crc, whole.asSlice(0, IdHeader.BYTES));
    update(crc, table(whole));
    if ((int) crc.getValue() != whole.get(INT, size - LAST_BYTES)) {
      throw bad("is damaged: the checksum of its header and table is wrong; encode the text again");
    }
  }

  private void checkBlocks(MemorySegment ids, MemorySegment whole) throws BadInputException {
    MemorySegment table = table(whole);
    long from = 0;
    long tokens = 0;
    for (long entry = 0; entry < table.byteSize(); entry += BLOCK_ENTRY_BYTES) {
      long ints = table.get(INT, entry);
      if (ints < 0 || ints > header.length() - from) {
        throw damagedAt(from);
      }
      MemorySegment block = ids.asSlice(from * Integer.BYTES, ints * Integer.BYTES);
      var crc = new CRC32C();
      update(crc, block);
      if ((int) crc.getValue() != table.get(INT, entry + Integer.BYTES)) {
        throw damagedAt(from);
      }
      tokens += tokensIn(block, from);
      from += ints;
    }
    if (from != header.length() || tokens != header.tokens()) {
      throw bad("is damaged: its lengths do not agree; encode the text again");
    }
  }

  private long tokensIn(MemorySegment block, long from) throws BadInputException {
    int words = header.vocabularySize();
    long tokens = 0;
    for (long at = 0; at < block.byteSize(); at += Integer.BYTES) {
      int id = block.get(INT, at);
      if (id < IdCorpus.LINE_END || id >= words) {
        throw damagedAt(from);
      }
      tokens += id == IdCorpus.LINE_END ? 0 : 1;
    }
    return tokens;
  }

  private MemorySegment table(MemorySegment whole) {
    long bytes = header.blocks() * BLOCK_ENTRY_BYTES;
    return whole.asSlice(size - LAST_BYTES - bytes, bytes);
  }

  private static void update(CRC32C crc, MemorySegment bytes) {
    long step = 1L << 30;
    for (long from = 0; from < bytes.byteSize(); from += step) {
      long part = Math.min(step, bytes.byteSize() - from);
      crc.update(bytes.asSlice(from, part).asByteBuffer());
    }
  }

  private BadInputException damagedAt(long firstInt) {
    return bad(
        "is damaged in the block at byte %d; encode the text again"
            .formatted(IdHeader.BYTES + firstInt * Integer.BYTES));
  }

  private BadInputException bad(String what) {
    return new BadInputException(file + " " + what);
  }
}
