package dev.firth.embeddings.fasttext;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes the parts of a {@code .bin} in their order. */
final class FastTextWriter {
  private final WritableByteChannel channel;
  private final ByteBuffer buffer;

  FastTextWriter(WritableByteChannel channel, int bufferBytes) {
    this.channel = channel;
    this.buffer = ByteBuffer.allocate(bufferBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void header(FastTextArgs args) throws IOException {
    int[] fields = {
      FastTextBinary.MAGIC,
      FastTextBinary.VERSION,
      args.dim(),
      args.window(),
      args.epochs(),
      args.minCount(),
      args.negatives(),
      args.wordNgrams(),
      args.loss().code(),
      args.kind().code(),
      args.buckets(),
      args.minn(),
      args.maxn(),
      args.lrUpdateRate()
    };
    for (int field : fields) {
      room(4).putInt(field);
    }
    room(8).putDouble(args.sample());
  }

  void dictionary(FastTextDictionary dictionary) throws IOException {
    int size = dictionary.words() + dictionary.labels();
    room(4).putInt(size);
    room(4).putInt(dictionary.words());
    room(4).putInt(dictionary.labels());
    room(8).putLong(dictionary.tokens());
    // No index of kept n-grams: nothing was pruned.
    room(8).putLong(-1);
    for (int id = 0; id < size; id++) {
      for (byte b : dictionary.utf8(id)) {
        room(1).put(b);
      }
      room(10).put((byte) 0).putLong(dictionary.count(id));
      buffer.put((byte) (id < dictionary.words() ? 0 : 1));
    }
  }

  void matrix(RowMatrix matrix) throws IOException {
    room(1).put((byte) 0);
    room(8).putLong(matrix.rows());
    room(8).putLong(matrix.dim());
    var row = new float[matrix.dim()];
    for (int id = 0; id < matrix.rows(); id++) {
      matrix.copyRow(id, row, 0);
      put(row);
    }
  }

  private void put(float[] row) throws IOException {
    for (int at = 0; at < row.length; ) {
      int count = Math.min(row.length - at, room(4).remaining() / 4);
      buffer.asFloatBuffer().put(row, at, count);
      buffer.position(buffer.position() + 4 * count);
      at += count;
    }
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }
}
