package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.List;

/** Losses of a student with their weights, and gradients. */
final class DistillationScript extends ScriptBlock {
  DistillationScript(BertWithHead student, BertWithHead teacher, DistillationOptions options) {
    layer("silence", new Silence());
    layer("student", student);
    layer("teacher", teacher);
    layer("cost", new TaskCost());
    layer("softTargets", new SoftTargets(options.temperature()));
    layer("collect", new GradientCollection());
    constant("soft", options.soft());
    constant("hard", options.hard());
    constant("hidden", options.hidden());
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def weighted(self, part: Tensor, weight: float) -> Tensor:
        return part * torch.tensor([1.0, 1.0, 1.0, weight], dtype=7)

      def likeness(self, student: Tensor, teacher: Tensor, expected: Tensor) -> Tuple[Tensor, Tensor]:
        if torch.is_floating_point(expected):
          return self.cost(student, teacher.squeeze(1))
        return self.softTargets(student, teacher)

      def distance(self, student: Tensor, teacher: Tensor, lengths: Tensor) -> Tensor:
        inside = torch.lt(torch.arange(student.size(1)).unsqueeze(0), lengths.unsqueeze(1))
        return torch.sum((1.0 - torch.cosine_similarity(student, teacher, 2)) * inside)

      def costs(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor], noise: __torch__.Noise) -> Tuple[Tensor, List[Tensor], List[Optional[Tensor]]]:
        silence = self.silence()
        shown = self.teacher.bert(ids, segments, lengths, silence).detach()
        answers = self.teacher.scores(shown, lengths, places, silence)
        hidden = self.student.bert(ids, segments, lengths, noise)
        scores = self.student.scores(hidden, lengths, places, noise)
        first = float(expected[0].size(0))
        parts : List[Tensor] = []
        likes : List[Tensor] = []
        outer : List[Optional[Tensor]] = []
        for i in range(len(scores)):
          right, gradient = self.cost(scores[i], expected[i])
          like, towards = self.likeness(scores[i], answers[i], expected[i])
          parts.append(self.weighted(right, self.hard))
          likes.append(self.weighted(like, self.soft))
          share = first / float(expected[i].size(0))
          outer.append((gradient * self.hard + towards * self.soft) * share)
        parts.extend(likes)
        if self.hidden > 0.0:
          distance = self.distance(hidden, shown, lengths)
          tokens = torch.sum(lengths).item()
          part = self.cost.part(distance, torch.zeros([]), int(tokens))
          parts.append(self.weighted(part, self.hidden))
          scores.append(distance)
          outer.append(torch.full_like(distance, self.hidden * first / float(tokens)))
        return (torch.stack(parts), scores, outer)

      def evaluate(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor]) -> Tensor:
        noise = self.silence()
        parts, _, _ = self.costs(ids, segments, lengths, places, expected, noise)
        return parts

      def gradients(self, weights: List[Tensor], ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, expected: List[Tensor], rates: List[float], masks: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
        noise = __torch__.Noise(rates, masks)
        parts, scores, outer = self.costs(ids, segments, lengths, places, expected, noise)
        return (parts.detach(), self.collect(scores, weights, outer))
    """;
  }
}
