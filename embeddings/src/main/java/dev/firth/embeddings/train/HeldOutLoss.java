package dev.firth.embeddings.train;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.ids.IdCorpus;

/**
 * The loss on a text that is not trained on: every step is taken with a learning rate of zero,
 * which changes nothing, and with the same subsampling, windows and noise words each time.
 */
final class HeldOutLoss {
  private final Chunks chunks;
  private final Word2VecWorker worker;

  /**
   * @param worker whose steps take the loss each time
   */
  HeldOutLoss(IdCorpus ids, Word2VecOptions options, Word2VecWorker worker) {
    this.chunks = new Chunks(ids, options);
    this.worker = worker;
  }

  /**
   * Mean loss of a prediction, in nats.
   *
   * @throws BadInputException if there is nothing to predict
   */
  double measure() throws BadInputException {
    var before = worker.counts();
    int[] buffer = new int[Chunks.SIZE];
    for (long chunk = 0; chunk < chunks.count(); chunk++) {
      worker.begin(buffer, chunks.read(chunk, buffer), 0, chunks.generator(0, chunk));
      worker.train(Integer.MAX_VALUE);
    }
    var counts = worker.counts().minus(before);
    if (counts.predictions() == 0) {
      throw new BadInputException(
          "the held-out text leaves nothing to predict: no line of it has two words of the"
              + " vocabulary after subsampling; give a longer one");
    }
    return counts.loss();
  }
}
