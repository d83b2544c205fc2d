package dev.firth.seq2seq.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Says values that were given to it, one a validation, whatever the model is. */
final class ScriptedValidator implements Validator {
  private final Measure measure;
  private final Deque<Double> values;

  ScriptedValidator(Measure measure, Double... values) {
    this.measure = measure;
    this.values = new ArrayDeque<>(List.of(values));
  }

  @Override
  public List<Measure> measures() {
    return List.of(measure);
  }

  @Override
  public List<Double> validate() {
    return List.of(values.remove());
  }
}
