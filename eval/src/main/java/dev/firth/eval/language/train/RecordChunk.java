package dev.firth.eval.language.train;

/** A piece of a run: longs in memory, or at a place in the temporary file. */
final class RecordChunk {
  private final long[] memory;
  private final long position;
  private final int longs;

  private RecordChunk(long[] memory, long position, int longs) {
    this.memory = memory;
    this.position = position;
    this.longs = longs;
  }

  static RecordChunk inMemory(long[] memory, int longs) {
    return new RecordChunk(memory, 0, longs);
  }

  static RecordChunk inFile(long position, int longs) {
    return new RecordChunk(null, position, longs);
  }

  boolean isInMemory() {
    return memory != null;
  }

  /** The array that begins with the piece, if it is in memory. */
  long[] memory() {
    return memory;
  }

  /** Where the piece begins in the file. */
  long position() {
    return position;
  }

  int longs() {
    return longs;
  }
}
