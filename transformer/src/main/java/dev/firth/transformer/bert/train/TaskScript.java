package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.List;

/** Losses, hits and gradients of a batch of questions. */
final class TaskScript extends ScriptBlock {
  TaskScript(BertWithHead model) {
    layer("silence", new Silence());
    layer("model", model);
    layer("cost", new TaskCost());
    layer("collect", new GradientCollection());
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def scores(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        hidden = self.model.bert(ids, segments, lengths, noise)
        return self.model.scores(hidden, lengths, places, noise)

      def evaluate(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor]) -> Tensor:
        noise = self.silence()
        scores = self.scores(ids, segments, lengths, places, noise)
        parts : List[Tensor] = []
        for i in range(len(scores)):
          part, _ = self.cost(scores[i], expected[i])
          parts.append(part)
        return torch.stack(parts)

      def gradients(self, weights: List[Tensor], ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor], rates: List[float], masks: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
        scores = self.scores(ids, segments, lengths, places, __torch__.Noise(rates, masks))
        parts : List[Tensor] = []
        outer : List[Optional[Tensor]] = []
        for i in range(len(scores)):
          part, gradient = self.cost(scores[i], expected[i])
          parts.append(part)
          if i > 0:
            gradient = gradient * (float(expected[0].size(0)) / float(expected[i].size(0)))
          outer.append(gradient)
        return (torch.stack(parts), self.collect(scores, weights, outer))
    """;
  }
}
