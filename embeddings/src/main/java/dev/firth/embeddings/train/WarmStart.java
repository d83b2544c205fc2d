package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;

/**
 * What a training begins with instead of nothing, by word.
 *
 * @param vectors null for none
 * @param state null for none
 */
record WarmStart(WordVectors vectors, TrainingState state) {
  static final WarmStart NONE = new WarmStart(null, null);

  /**
   * @throws UsageException if the vectors have another dimension
   */
  static WarmStart of(WordVectors vectors, TrainingState state, int dim) {
    if (vectors.dim() != dim) {
      throw new UsageException(
          "the vectors to start from have %d dimensions, --dim is %d: they must be equal"
              .formatted(vectors.dim(), dim));
    }
    return new WarmStart(vectors, state);
  }

  void applyTo(Word2VecModel<ParameterMatrix> model, Vocabulary vocabulary) {
    if (vectors == null) {
      return;
    }
    var inputs = model.inputs();
    for (int id = 0; id < vocabulary.size(); id++) {
      int known = vectors.id(vocabulary.word(id));
      if (known >= 0) {
        System.arraycopy(vectors.vector(known), 0, inputs.values(), inputs.row(id), inputs.dim());
        copyOutputs(known, id, model.noiseOutputs());
      }
    }
  }

  /** The state has the words of the vectors, in their order. */
  private void copyOutputs(int known, int id, ParameterMatrix outputs) {
    if (state != null && state.noiseOutputs() != null && outputs != null) {
      int stride = outputs.stride();
      System.arraycopy(
          state.noiseOutputs(), known * stride, outputs.values(), outputs.row(id), stride);
    }
  }

  /** Tells runs that began otherwise apart. */
  String signature() {
    return vectors == null
        ? ""
        : " from %08x%s"
            .formatted(TrainingState.checksum(vectors), state == null ? "" : " with its state");
  }
}
