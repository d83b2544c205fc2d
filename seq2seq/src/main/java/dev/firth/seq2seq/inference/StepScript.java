package dev.firth.seq2seq.inference;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * A step of a search as one call of the engine: rows put in order, a token appended to each, and of
 * the next tokens' log-probabilities the best, edited as {@link dev.firth.seq2seq.search.Edits}
 * says.
 *
 * <p>A model may keep its sources (one that copies does), so it gets a copy: the memory of the
 * array that brings them is Java's and is freed with it.
 */
final class StepScript extends ScriptBlock {
  /** Tokens of a group of which only the greatest is looked at first. */
  private static final int GROUP = 64;

  StepScript(SequenceModel model) {
    layer("model", model);
    constant("group", GROUP);
  }

  @Override
  protected String source() {
    return """
      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        return self.model.start(source.clone())

      def rows(self, state: List[Tensor], order: List[int]) -> List[Tensor]:
        index = torch.tensor(order)
        chosen : List[Tensor] = []
        for tensor in state:
          chosen.append(torch.index_select(tensor, 0, index))
        return chosen

      def repeat(self, scores: Tensor, cells: Tensor, penalty: float) -> Tensor:
        flat = scores.reshape(-1)
        old = flat[cells]
        new = torch.where(torch.gt(old, 0.0), old / penalty, old * penalty)
        return torch.index_copy_(flat, 0, cells, new).view(scores.size())

      def force(self, logs: Tensor, rows: Tensor, kept: Tensor, cells: Tensor) -> Tensor:
        torch.index_fill_(logs, 0, rows, -inf)
        torch.index_copy_(logs.view(-1), 0, cells, kept)
        return logs

      def restrict(self, logs: Tensor, never: List[int], banned: List[int], rows: List[int], forced: List[int]) -> Tensor:
        places = torch.tensor(rows, dtype=4)
        cells = places * logs.size(1) + torch.tensor(forced, dtype=4)
        kept = logs.view(-1)[cells]
        if len(never) > 0:
          torch.index_fill_(logs, 1, torch.tensor(never), -inf)
        if len(banned) > 0:
          torch.index_fill_(logs.view(-1), 0, torch.tensor(banned), -inf)
        if len(rows) > 0:
          logs = self.force(logs, places, kept, cells)
        return logs

      def best(self, logs: Tensor, k: int) -> Tuple[Tensor, Tensor]:
        groups = logs.size(1) // self.group
        if groups <= 2 * k:
          return torch.topk(logs, k, 1)
        whole = groups * self.group
        greatest = torch.amax(logs[:, :whole].view(-1, groups, self.group), [2])
        values, found = torch.topk(greatest, k, 1)
        tokens = found.unsqueeze(2) * self.group + torch.arange(self.group)
        tokens = tokens.view(-1, k * self.group)
        if whole < logs.size(1):
          rest = torch.arange(whole, logs.size(1)).expand(logs.size(0), -1)
          tokens = torch.cat([tokens, rest], 1)
        values, places = torch.topk(torch.gather(logs, 1, tokens), k, 1)
        return (values, torch.gather(tokens, 1, places))

      def step(self, kept: List[Tensor], state: List[Tensor], order: List[int], tokens: List[int], k: int, repeated: List[int], penalty: float, never: List[int], banned: List[int], rows: List[int], forced: List[int], attention: int) -> Tuple[List[Tensor], Tensor, Tensor, Tensor]:
        if len(order) > 0:
          state = self.rows(state, order)
        hidden, state, weights = self.model.advance(kept, state, torch.tensor(tokens), attention)
        scores = self.model.scores(hidden)
        if len(repeated) > 0:
          scores = self.repeat(scores, torch.tensor(repeated), penalty)
        logs = torch.log_softmax(scores, 1)
        if len(never) + len(banned) + len(rows) > 0:
          logs = self.restrict(logs, never, banned, rows, forced)
        if k == 0:
          return (state, weights, logs, torch.zeros([0], dtype=3))
        values, best = self.best(logs, k)
        return (state, weights, values, best.to(3))
    """;
  }
}
