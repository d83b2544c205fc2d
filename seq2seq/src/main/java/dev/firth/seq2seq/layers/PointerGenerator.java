package dev.firth.seq2seq.layers;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * A model's choice between saying a token of its vocabulary and copying one of the source (See, Liu
 * and Manning 2017, section 2.2; Gu et al. 2016): p(w) = g softmax(scores)(w) + (1 - g) times the
 * attention to the places of the source where w stands. g is the sigmoid of a layer over the
 * decoder's vector and its context, the mean of the source's places under that attention. One
 * vocabulary serves both sides.
 *
 * <p>What a vector needs for that goes with it: {@code join} puts g, the attention and the source's
 * ids behind the decoder's vectors (batch, time, dim), {@code vectors} takes them back, and {@code
 * scores} makes log-probabilities of joined vectors and the scores of the vocabulary (…,
 * vocabulary). A softmax leaves log-probabilities as they are, so losses, searches and ensembles
 * take them as any scores. Ids are exact as floats up to 2^24.
 */
public final class PointerGenerator extends ScriptBlock {
  /** Probabilities below count as this one, for the logarithm's sake. */
  private static final double LEAST = 1e-30;

  /**
   * @param dim of the decoder's vectors
   * @param memory size of the vectors of the source's places
   */
  public PointerGenerator(int dim, int memory) {
    layer("gate", new Linear(dim + memory, 1));
    constant("dim", dim);
    constant("least", LEAST);
  }

  /**
   * Checks that there is one vocabulary.
   *
   * @throws UsageException if the sizes differ
   */
  public static void requireOneVocabulary(int source, int target) {
    if (source != target) {
      throw new UsageException(
          "copying from sources of %,d tokens to targets of %,d: it needs one vocabulary for both"
              .formatted(source, target));
    }
  }

  @Override
  protected String source() {
    return """
      def join(self, vectors: Tensor, attention: Tensor, memory: Tensor, source: Tensor) -> Tensor:
        context = torch.bmm(attention, memory)
        gate = torch.sigmoid(self.gate(torch.cat([vectors, context], 2)))
        ids = source.to(6).unsqueeze(1).expand(-1, vectors.size(1), -1)
        return torch.cat([vectors, gate, attention, ids], 2)

      def vectors(self, joined: Tensor) -> Tensor:
        return torch.slice(joined, -1, 0, self.dim)

      def scores(self, joined: Tensor, scores: Tensor) -> Tensor:
        length = (joined.size(-1) - self.dim - 1) // 2
        _, gate, attention, ids = torch.split_with_sizes(joined, [self.dim, 1, length, length], -1)
        said = torch.softmax(scores, -1) * gate
        both = torch.scatter_add(said, -1, ids.to(4), attention * (1.0 - gate))
        return torch.log(torch.clamp_min(both, self.least))
    """;
  }
}
