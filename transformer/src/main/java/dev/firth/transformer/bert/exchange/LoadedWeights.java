package dev.firth.transformer.bert.exchange;

import java.util.List;

/**
 * How a model's weights and those of a folder went together, by the names that the folder's family
 * has for them.
 *
 * @param fresh weights that were not there and began at random
 * @param unused tensors that the model has no place for
 */
public record LoadedWeights(List<String> fresh, List<String> unused) {
  /** Copies the lists. */
  public LoadedWeights {
    fresh = List.copyOf(fresh);
    unused = List.copyOf(unused);
  }
}
