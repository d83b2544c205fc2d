package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Kullback-Leibler divergence of a student's answers from a teacher's, both at a temperature, times
 * its square, so that gradients are of one size at any temperature (Hinton et al. 2015): what
 * {@link TaskCost} gives, where hits are agreements, and the gradient of the loss by the student's
 * scores. An answer without a chance, as the columns behind the end of a row, has none for both.
 */
final class SoftTargets extends ScriptBlock {
  SoftTargets(double temperature) {
    constant("temperature", temperature);
    layer("cost", new TaskCost());
  }

  @Override
  protected String source() {
    return """
      def __call__(self, student: Tensor, teacher: Tensor) -> Tuple[Tensor, Tensor]:
        student = torch.detach(student)
        teacher = torch.detach(teacher)
        says = torch.log_softmax(student / self.temperature, 1)
        should = torch.log_softmax(teacher / self.temperature, 1)
        p = torch.exp(should)
        squared = self.temperature * self.temperature
        chance = torch.gt(p, 0.0)
        loss = torch.sum(torch.where(chance, p * (should - says), torch.zeros_like(p))) * squared
        hits = self.cost.hits(student, torch.argmax(teacher, 1))
        gradient = (torch.exp(says) - p) * self.temperature
        return (self.cost.part(loss, hits, student.size(0)), gradient)
    """;
  }
}
