package dev.firth.seq2seq.layers;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * The script's side of dropout's masks: for each rate a tensor of numbers that are 0 or 1 / (1 - rate), of which every
 * layer takes the next ones. A model has one and hands it to its layers.
 *
 * @see NoiseSource
 */
public final class Noise extends ScriptBlock {
  /** What a message begins with when the masks given were too few; the number needed so far follows. */
  static final String TOO_SHORT = "masks are too few";

  @Override
  protected String source() {
    return """
        rates : List[float]
        masks : List[Tensor]
        taken : List[int]
        def start(self, rates: List[float], masks: List[Tensor]) -> __torch__.Noise:
          self.rates = rates
          self.masks = masks
          self.taken = [0] * len(rates)
          return self
        def none(self) -> __torch__.Noise:
          return self.start(annotate(List[float], []), annotate(List[Tensor], []))
        def active(self) -> bool:
          return len(self.rates) > 0
        def take(self, rate: float, count: int) -> Tensor:
          stream = self.rates.index(rate)
          begin = self.taken[stream]
          self.taken[stream] = begin + count
          assert begin + count <= self.masks[stream].size(0), "%s"
          return self.masks[stream][begin : begin + count]
      """
        .formatted(TOO_SHORT);
  }
}
