package dev.firth.corpora.text;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A byte range of a file that is not compressed. */
final class PlainText implements StoredText {
  private final FileChannel channel;
  private final Split split;
  private final String name;
  private final boolean endsFile;
  private long position;

  PlainText(FileChannel channel, Split split, String name) throws IOException {
    this.channel = channel;
    this.split = split;
    this.name = name;
    this.endsFile = split.end() >= channel.size();
    this.position = split.start();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, split.end() - position);
    ByteBuffer target = ByteBuffer.wrap(into, offset, wanted);
    while (target.hasRemaining()) {
      int got = channel.read(target, position);
      if (got < 0) {
        throw new BadInputException(
            name + ": the file ends at byte " + position + ", it became shorter while being read");
      }
      position += got;
    }
    return wanted;
  }

  @Override
  public long storedBytes() {
    return position - split.start();
  }

  @Override
  public boolean beginsFile() {
    return split.start() == 0;
  }

  @Override
  public boolean endsFile() {
    return endsFile;
  }

  @Override
  public String place(long read) {
    return "byte " + (split.start() + read);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
