package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import java.util.List;

/** Losses and gradients of early classifiers, which learn from the last one. */
final class SelfDistillationScript extends ScriptBlock {
  SelfDistillationScript(EarlyExitClassifier model) {
    layer("silence", new Silence());
    layer("model", model);
    layer("softTargets", new SoftTargets(1));
    layer("collect", new GradientCollection());
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def costs(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, List[Tensor], List[Optional[Tensor]]]:
        silence = self.silence()
        states = self.model.bert.hidden_states(ids, segments, lengths, silence)
        last = self.model.scores(states[len(states) - 1], lengths, places, silence)
        parts : List[Tensor] = []
        outer : List[Optional[Tensor]] = []
        exits = self.model.exits(states, noise)
        for scores in exits:
          part, gradient = self.softTargets(scores, last[0])
          parts.append(part)
          outer.append(gradient)
        return (torch.stack(parts), exits, outer)

      def evaluate(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor]) -> Tensor:
        noise = self.silence()
        parts, _, _ = self.costs(ids, segments, lengths, places, noise)
        return parts

      def gradients(self, weights: List[Tensor], ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor], rates: List[float], masks: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
        parts, scores, outer = self.costs(ids, segments, lengths, places, __torch__.Noise(rates, masks))
        return (parts, self.collect(scores, weights, outer))
    """;
  }
}
