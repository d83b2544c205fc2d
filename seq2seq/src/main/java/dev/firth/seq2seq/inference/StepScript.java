package dev.firth.seq2seq.inference;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * A step of a search as one call of the engine: rows put in order, a token appended to each, and of
 * the next tokens' log-probabilities the best, edited as {@link dev.firth.seq2seq.search.Edits}
 * says.
 */
final class StepScript extends ScriptBlock {
  StepScript(SequenceModel model) {
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        return self.model.start(source)

      def rows(self, state: List[Tensor], order: Tensor) -> List[Tensor]:
        chosen : List[Tensor] = []
        for tensor in state:
          chosen.append(torch.index_select(tensor, 0, order))
        return chosen

      def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: bool) -> Tuple[Tensor, List[Tensor], Tensor]:
        hidden, state, weights = self.model.advance(kept, state, tokens, attention)
        return (self.model.scores(hidden), state, weights)

      def repeat(self, scores: Tensor, cells: Tensor, penalty: float) -> Tensor:
        flat = scores.reshape(-1)
        old = flat[cells]
        new = torch.where(torch.gt(old, 0.0), old / penalty, old * penalty)
        return torch.index_copy_(flat, 0, cells, new).view(scores.size())

      def restrict(self, logs: Tensor, never: Tensor, banned: Tensor, rows: Tensor, forced: Tensor) -> Tensor:
        cells = rows * logs.size(1) + forced
        kept = logs.view(-1)[cells]
        torch.index_fill_(logs, 1, never, -inf)
        torch.index_fill_(logs.view(-1), 0, banned, -inf)
        torch.index_fill_(logs, 0, rows, -inf)
        torch.index_copy_(logs.view(-1), 0, cells, kept)
        return logs

      def best(self, scores: Tensor, k: int) -> Tuple[Tensor, Tensor]:
        values, tokens = torch.topk(torch.log_softmax(scores, 1), k, 1)
        return (values, tokens.to(3))

      def best_edited(self, scores: Tensor, k: int, repeated: Tensor, penalty: float, never: Tensor, banned: Tensor, rows: Tensor, forced: Tensor) -> Tuple[Tensor, Tensor]:
        logs = torch.log_softmax(self.repeat(scores, repeated, penalty), 1)
        logs = self.restrict(logs, never, banned, rows, forced)
        if k == 0:
          return (logs, torch.zeros([0], dtype=3))
        values, tokens = torch.topk(logs, k, 1)
        return (values, tokens.to(3))
    """;
  }
}
