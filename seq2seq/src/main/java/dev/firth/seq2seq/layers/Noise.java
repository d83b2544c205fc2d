package dev.firth.seq2seq.layers;

import dev.firth.seq2seq.engine.ScriptType;

/**
 * What is random in a step of training, as its script sees it. A step makes one and hands it to its
 * layers.
 *
 * <ul>
 *   <li>Dropout's masks: for each rate a tensor of numbers that are 0 or 1 / (1 - rate), of which
 *       every layer takes the next ones.
 *   <li>{@code own}: (batch, time), 0 where a decoder reads the token that it would have said
 *       itself instead of the target's (Bengio et al. 2015); without numbers, which is the default,
 *       it always reads the target's.
 * </ul>
 *
 * @see NoiseSource
 */
public final class Noise {
  /** What a message says when the masks given were too few. */
  public static final String TOO_SHORT = "masks are too few";

  /** {@code __torch__.Noise(rates, masks)}; with empty lists nothing is dropped. */
  public static final ScriptType TYPE =
      new ScriptType(
          "Noise",
          """
            rates : List[float]
            masks : List[Tensor]
            taken : List[int]
            own : Tensor
            def __init__(self, rates: List[float], masks: List[Tensor]) -> None:
              self.rates = rates
              self.masks = masks
              self.taken = [0] * len(rates)
              self.own = torch.zeros([0])
            def active(self) -> bool:
              return len(self.rates) > 0
            def take(self, rate: float, count: int) -> Tensor:
              stream = self.rates.index(rate)
              begin = self.taken[stream]
              self.taken[stream] = begin + count
              assert begin + count <= self.masks[stream].size(0), "%s"
              return self.masks[stream][begin : begin + count]
          """
              .formatted(TOO_SHORT),
          "__torch__.Noise(annotate(List[float], []), annotate(List[Tensor], []))");

  private Noise() {}
}
