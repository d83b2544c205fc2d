package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.train.LabelSmoothedCrossEntropy;

/**
 * What the answers of one kind cost: {@code (loss, hits, count, weight)} as doubles, and the
 * gradient of the loss, a sum, by the scores, which is known in closed form.
 */
final class TaskCost extends ScriptBlock {
  TaskCost() {
    layer("crossEntropy", new LabelSmoothedCrossEntropy(0));
  }

  @Override
  protected String source() {
    return """
      def part(self, loss: Tensor, hits: Tensor, count: int) -> Tensor:
        return torch.stack([loss.to(7), hits.to(7), torch.tensor(count, dtype=7), torch.tensor(1, dtype=7)])

      def hits(self, scores: Tensor, expected: Tensor) -> Tensor:
        return torch.sum(torch.eq(torch.argmax(scores, 1), expected))

      def __call__(self, scores: Tensor, expected: Tensor) -> Tuple[Tensor, Tensor]:
        scores = torch.detach(scores)
        count = expected.size(0)
        if torch.is_floating_point(expected):
          error = scores - expected.unsqueeze(1)
          none = torch.zeros([])
          return (self.part(torch.sum(error * error), none, count), error * 2.0)
        loss, _, gradient = self.crossEntropy.with_gradient(scores, expected)
        return (self.part(loss, self.hits(scores, expected), count), gradient)
    """;
  }
}
