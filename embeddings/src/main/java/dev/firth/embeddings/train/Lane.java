package dev.firth.embeddings.train;

import java.util.List;

/** One of the lanes of {@link LaneCrew}: a chunk of text and copies of the rows it touches. */
final class Lane {
  private final Word2VecWorker worker;

  /** The copies by matrix of the model. */
  private final List<LaneRows> rows;

  private final int[] buffer = new int[Chunks.SIZE];
  private boolean hasText;

  Lane(Word2VecWorker worker, List<LaneRows> rows) {
    this.worker = worker;
    this.rows = rows;
  }

  /** Begins a chunk, or none if the text has no more. */
  void open(Chunks chunks, int epoch, long chunk) {
    hasText = chunk < chunks.count();
    if (hasText) {
      int length = chunks.read(chunk, buffer);
      worker.begin(
          buffer, length, chunks.learningRate(epoch, chunk), chunks.generator(epoch, chunk));
    }
  }

  /** Trains on about so many words; the model is only read. */
  void trainSlice(int words) {
    rows.forEach(LaneRows::clear);
    if (hasText) {
      hasText = worker.train(words);
      rows.forEach(LaneRows::toDifferences);
    }
  }

  boolean hasText() {
    return hasText;
  }

  /** The copies by matrix of the model. */
  List<LaneRows> rows() {
    return rows;
  }

  TrainingCounts counts() {
    return worker.counts();
  }
}
