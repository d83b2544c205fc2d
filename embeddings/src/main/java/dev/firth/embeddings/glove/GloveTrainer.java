package dev.firth.embeddings.glove;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;

/**
 * GloVe (Pennington et al. 2014): word vectors whose products fit the logarithms of co-occurrence
 * counts, learned with AdaGrad as GloVe's C program does.
 *
 * <p>The pairs are trained block by block (Gemulla et al. 2011): as many blocks as there are strata
 * of words, none of which share a row, are shared out to the threads; then come the next. What is
 * computed, and in which order on each row, does not depend on the number of threads, so that any
 * number of them gives the same bits with the same kernels.
 */
public final class GloveTrainer {
  private final GloveOptions options;

  public GloveTrainer(GloveOptions options) {
    this.options = options;
  }

  /** Bytes of the parameters and their rates, which all lie in memory. */
  public static long modelBytes(int vocabulary, GloveOptions options) {
    return GloveModel.bytes(vocabulary, options.dim());
  }

  /**
   * Counts a text and trains on it.
   *
   * @param folder for temporary files
   */
  public GloveResult train(
      Vocabulary vocabulary,
      IdCorpus ids,
      CooccurrenceOptions counting,
      Path folder,
      Progress progress)
      throws IOException {
    var counter = new CooccurrenceCounter(vocabulary, ids, counting);
    try (var blocks = PairBlocks.count(counter, options, folder, progress)) {
      return train(vocabulary, blocks, GloveListener.none(), progress);
    }
  }

  /**
   * Trains on pairs that were made with the same options.
   *
   * @throws BadInputException if there are none
   * @throws IOException if training diverges, or the listener fails
   */
  public GloveResult train(
      Vocabulary vocabulary, PairBlocks blocks, GloveListener listener, Progress progress)
      throws IOException {
    return prepare(vocabulary, blocks).listener(listener).train(progress);
  }

  /**
   * A training that may be told more: who listens, where to save what it needs to be resumed.
   *
   * @param blocks pairs that were made with the same options; they stay open until it is over
   * @throws BadInputException if there are none
   */
  public GloveRun prepare(Vocabulary vocabulary, PairBlocks blocks) throws BadInputException {
    if (blocks.pairs() == 0) {
      throw new BadInputException(
          "no two words of the vocabulary occur together: nothing to train on");
    }
    return new GloveRun(options, vocabulary, blocks);
  }
}
