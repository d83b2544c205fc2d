package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;

/**
 * Rows of parameters as a step sees them: those of the model, or copies of its own. A step names
 * all rows it needs and then asks for the array, since a row may be copied in when it is named; it
 * keeps neither beyond the step.
 */
sealed interface ParameterRows permits ParameterMatrix, LaneRows, SharedRows {
  /** The number of a row in {@link #values}, counted in strides. */
  int slot(int index);

  /** Where a row starts in {@link #values}. */
  default int row(int index) {
    return slot(index) * stride();
  }

  /** The array that the rows named so far lie in. */
  float[] values();

  /** Floats of a row in use. */
  int dim();

  /** Floats from one row to the next, see {@link WindowBlock#stride}. */
  int stride();
}
