package dev.firth.seq2seq.data;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.ScratchFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a {@link SentenceFile}, sentence by sentence, in constant memory: where sentences end goes
 * through a temporary file beside it. Not thread-safe.
 */
public final class SentenceWriter {
  private static final int BUFFER_BYTES = 1 << 18;

  private final FileChannel channel;
  private final ScratchFile ends;
  private final List<VocabularyMark> vocabularies;
  private final long[] tokens;
  private final ByteBuffer idBuffer = buffer();
  private final ByteBuffer endBuffer = buffer();
  private final CRC32C crc = new CRC32C();
  private long position;
  private long sentences;
  private long ids;

  private SentenceWriter(FileChannel channel, ScratchFile ends, List<VocabularyMark> vocabularies) {
    this.channel = channel;
    this.ends = ends;
    this.vocabularies = vocabularies;
    this.tokens = new long[vocabularies.size()];
    this.position = SentenceHeader.bytes(vocabularies.size());
  }

  /** Hands over the sentences. */
  @FunctionalInterface
  public interface Body {
    void writeTo(SentenceWriter out) throws IOException;
  }

  /**
   * Writes a file, which is whole or absent.
   *
   * @param vocabularies of the sides
   * @throws IOException if it cannot be written, or the body throws
   */
  public static void write(Path file, List<VocabularyMark> vocabularies, Body body)
      throws IOException {
    if (vocabularies.isEmpty() || vocabularies.size() > SentenceHeader.MOST_SIDES) {
      throw new IllegalArgumentException(vocabularies.size() + " sides");
    }
    AtomicFile.writeChannel(
        file,
        channel -> {
          try (var ends = ScratchFile.in(file.toAbsolutePath().getParent())) {
            var writer = new SentenceWriter(channel, ends, List.copyOf(vocabularies));
            body.writeTo(writer);
            writer.finish();
          }
        });
  }

  /**
   * Adds a sentence.
   *
   * @param sides the ids of each side, at most {@link SentenceFile#MAX_LENGTH}
   */
  public void add(List<int[]> sides) throws IOException {
    if (sides.size() != tokens.length || sentences == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(sides.size() + " sides in sentence " + sentences);
    }
    for (int side = 0; side < tokens.length; side++) {
      int[] row = sides.get(side);
      if (row.length > SentenceFile.MAX_LENGTH) {
        throw new IllegalArgumentException("a sentence of " + row.length + " tokens");
      }
      for (int id : row) {
        putId(id, vocabularies.get(side).size());
      }
      tokens[side] += row.length;
      ids += row.length;
      putEnd(ids);
    }
    sentences++;
  }

  private void putId(int id, int vocabulary) throws IOException {
    if (id < 0 || id >= vocabulary) {
      throw new IllegalArgumentException("id " + id + " of " + vocabulary + " tokens");
    }
    if (!idBuffer.hasRemaining()) {
      writeIds();
    }
    idBuffer.putInt(id);
  }

  private void putEnd(long end) throws IOException {
    if (!endBuffer.hasRemaining()) {
      ends.append(endBuffer.flip());
      endBuffer.clear();
    }
    endBuffer.putLong(end);
  }

  private void writeIds() throws IOException {
    writeChecked(idBuffer.flip());
    idBuffer.clear();
  }

  private void finish() throws IOException {
    writeIds();
    ends.append(endBuffer.flip());
    for (long at = 0; at < ends.size(); at += BUFFER_BYTES) {
      endBuffer.clear().limit((int) Math.min(BUFFER_BYTES, ends.size() - at));
      ends.read(endBuffer, at);
      writeChecked(endBuffer.flip());
    }
    var sides = new ArrayList<SentenceHeader.Side>();
    for (int side = 0; side < tokens.length; side++) {
      sides.add(new SentenceHeader.Side(vocabularies.get(side), tokens[side]));
    }
    ByteBuffer header = new SentenceHeader(sentences, ids, sides).toBytes();
    crc.update(header.duplicate());
    write(header, 0);
    write(idBuffer.clear().putInt((int) crc.getValue()).flip(), position);
  }

  private void writeChecked(ByteBuffer bytes) throws IOException {
    crc.update(bytes.duplicate());
    position += write(bytes, position);
  }

  private long write(ByteBuffer bytes, long from) throws IOException {
    long at = from;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    return at - from;
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
