package dev.firth.seq2seq.data;

import static dev.firth.seq2seq.data.SentenceFile.INT;
import static dev.firth.seq2seq.data.SentenceFile.LONG;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Opens a file of sentences and believes nothing in it before it is checked. */
final class SentenceFileReader {
  private static final long CHECKED_AT_A_TIME = 1L << 30;

  private final Path file;
  private final FileChannel channel;
  private final long size;

  private SentenceFileReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  static SentenceFile open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SentenceFileReader(file, channel).map();
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no file " + file, e);
    }
  }

  private SentenceFile map() throws IOException {
    SentenceHeader header = readHeader();
    checkSizes(header);
    Arena arena = Arena.ofShared();
    try {
      MemorySegment whole = channel.map(MapMode.READ_ONLY, 0, size, arena);
      long headerBytes = SentenceHeader.bytes(header.sides().size());
      long idBytes = header.ids() * Integer.BYTES;
      MemorySegment ids = whole.asSlice(headerBytes, idBytes);
      MemorySegment ends = whole.asSlice(headerBytes + idBytes, endBytes(header));
      int checksum = whole.get(INT, size - Integer.BYTES);
      checkSum(whole.asSlice(0, headerBytes), ids, ends, checksum);
      checkIds(header, ids, ends);
      return new SentenceFile(file, arena, header, ids, ends, checksum);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private SentenceHeader readHeader() throws IOException {
    ByteBuffer fixed = read(SentenceHeader.FIXED_BYTES);
    if (fixed.remaining() < SentenceHeader.FIXED_BYTES || !SentenceHeader.hasMagic(fixed)) {
      throw bad("is no file of sentences (it does not begin with FIRTHSEN); encode the text again");
    }
    if (SentenceHeader.version(fixed) != SentenceHeader.VERSION) {
      throw bad(
          "has version %d of the format for sentences, this program reads version %d; encode the text again"
              .formatted(SentenceHeader.version(fixed), SentenceHeader.VERSION));
    }
    int sides = SentenceHeader.sides(fixed);
    if (sides < 1 || sides > SentenceHeader.MOST_SIDES) {
      throw bad("is damaged: it says that a sentence has " + sides + " sides");
    }
    ByteBuffer whole = read(SentenceHeader.bytes(sides));
    if (whole.remaining() < SentenceHeader.bytes(sides)) {
      throw bad("is cut off in its header; encode the text again");
    }
    return SentenceHeader.of(whole);
  }

  private ByteBuffer read(int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {}
    return buffer.flip();
  }

  private void checkSizes(SentenceHeader header) throws BadInputException {
    // Nothing is multiplied before it is known to be small enough: the numbers may be anything.
    boolean possible =
        header.sentences() >= 0
            && header.sentences() <= Math.min(Integer.MAX_VALUE, size / Long.BYTES)
            && header.ids() >= 0
            && header.ids() <= size / Integer.BYTES;
    if (!possible || size != fileBytes(header)) {
      throw bad(
          "is cut off or damaged: it has %d bytes, its header promises %d ids of %d sentences; encode the text again"
              .formatted(size, header.ids(), header.sentences()));
    }
  }

  private static long fileBytes(SentenceHeader header) {
    return SentenceHeader.bytes(header.sides().size())
        + header.ids() * Integer.BYTES
        + endBytes(header)
        + Integer.BYTES;
  }

  private static long endBytes(SentenceHeader header) {
    return header.sentences() * header.sides().size() * Long.BYTES;
  }

  private void checkSum(MemorySegment head, MemorySegment ids, MemorySegment ends, int expected)
      throws BadInputException {
    var crc = new CRC32C();
    update(crc, ids);
    update(crc, ends);
    update(crc, head);
    if ((int) crc.getValue() != expected) {
      throw bad("is damaged: its checksum is wrong; encode the text again");
    }
  }

  private static void update(CRC32C crc, MemorySegment bytes) {
    for (long from = 0; from < bytes.byteSize(); from += CHECKED_AT_A_TIME) {
      long part = Math.min(CHECKED_AT_A_TIME, bytes.byteSize() - from);
      crc.update(bytes.asSlice(from, part).asByteBuffer());
    }
  }

  /** A right checksum says that the file is what was written, not that it makes sense. */
  private void checkIds(SentenceHeader header, MemorySegment ids, MemorySegment ends)
      throws BadInputException {
    int sides = header.sides().size();
    long[] tokens = new long[sides];
    long from = 0;
    for (long sentence = 0; sentence < header.sentences(); sentence++) {
      for (int side = 0; side < sides; side++) {
        long to = ends.get(LONG, (sentence * sides + side) * Long.BYTES);
        if (to < from || to > header.ids() || to - from > SentenceFile.MAX_LENGTH) {
          throw damagedAt(sentence);
        }
        checkIds(ids, from, to, header.sides().get(side).vocabulary().size(), sentence);
        tokens[side] += to - from;
        from = to;
      }
    }
    boolean right = from == header.ids();
    for (int side = 0; side < sides; side++) {
      right &= tokens[side] == header.sides().get(side).tokens();
    }
    if (!right) {
      throw bad("is damaged: its lengths do not agree; encode the text again");
    }
  }

  private void checkIds(MemorySegment ids, long from, long to, int vocabulary, long sentence)
      throws BadInputException {
    for (long i = from; i < to; i++) {
      int id = ids.get(INT, i * Integer.BYTES);
      if (id < 0 || id >= vocabulary) {
        throw damagedAt(sentence);
      }
    }
  }

  private BadInputException damagedAt(long sentence) {
    return bad("is damaged in its sentence %d; encode the text again".formatted(sentence + 1));
  }

  private BadInputException bad(String what) {
    return new BadInputException(file + " " + what);
  }
}
