package dev.firth.spark.ml;

import java.util.Arrays;
import java.util.List;

/**
 * What a model made of a row.
 *
 * @param values of the columns of results; null if there is an error
 * @param error null if there is none
 */
record Outcome(List<Object> values, String error) {
  static Outcome of(Object... values) {
    return new Outcome(Arrays.asList(values), null);
  }

  static Outcome bad(String error) {
    return new Outcome(null, error);
  }
}
