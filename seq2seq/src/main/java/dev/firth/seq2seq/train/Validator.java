package dev.firth.seq2seq.train;

import java.io.IOException;
import java.util.List;

/**
 * Measures the model in training on data that it does not learn from. A validator knows the model
 * from its making; when it is asked, the model's weights are those to be judged.
 */
public interface Validator {
  /** What it measures, always the same. */
  List<Measure> measures();

  /** The values of the measures, in their order, of the model as it is now. */
  List<Double> validate() throws IOException;
}
