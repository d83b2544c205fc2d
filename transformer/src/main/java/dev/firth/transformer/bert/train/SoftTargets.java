package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Kullback-Leibler divergence of a student's answers from a teacher's, both at a temperature, times
 * its square, so that gradients are of one size at any temperature (Hinton et al. 2015): {@code
 * (loss, hits, count)}, where hits are agreements, and the gradient of the loss by the student's
 * scores.
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
        loss = torch.sum(p * (should - says)) * squared
        hits = self.cost.hits(student, torch.argmax(teacher, 1))
        gradient = (torch.exp(says) - p) * self.temperature
        return (self.cost.part(loss, hits, student.size(0)), gradient)
    """;
  }
}
