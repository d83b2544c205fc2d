package dev.firth.eval.translation;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What BLEU does with an order of which no n-gram matches (Chen and Cherry 2014).
 *
 * @param method how
 * @param value the number that {@link Method#FLOOR} and {@link Method#ADD_K} take, empty for the
 *     others
 */
public record Smoothing(Method method, OptionalDouble value) {
  /** Ways of smoothing, with sacreBLEU's names. */
  public enum Method {
    /** Nothing: the score is zero. */
    NONE("none", OptionalDouble.empty()),
    /** A small number of matches instead of none. */
    FLOOR("floor", OptionalDouble.of(0.1)),
    /** So much more of matches and of n-grams, from order two on. */
    ADD_K("add-k", OptionalDouble.of(1)),
    /** Half a match, then a quarter, … for each order without one: mteval-v13a's; the default. */
    EXP("exp", OptionalDouble.empty());

    private final String label;
    private final OptionalDouble defaultValue;

    Method(String label, OptionalDouble defaultValue) {
      this.label = label;
      this.defaultValue = defaultValue;
    }

    /** The name in options and signatures. */
    public String label() {
      return label;
    }

    /** The number where none is named; empty if the method takes none. */
    public OptionalDouble defaultValue() {
      return defaultValue;
    }
  }

  public Smoothing {
    if (value.isPresent() != method.defaultValue().isPresent()) {
      throw new IllegalArgumentException(
          "smoothing "
              + method.label()
              + (value.isPresent() ? " takes no value" : " takes a value"));
    }
    if (value.isPresent() && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
      throw new IllegalArgumentException(
          "a smoothing value is not negative, but this is " + value.getAsDouble());
    }
  }

  /** A method with its default value. */
  public static Smoothing of(Method method) {
    return new Smoothing(method, method.defaultValue());
  }

  /** A method with another value. */
  public static Smoothing of(Method method, double value) {
    return new Smoothing(method, OptionalDouble.of(value));
  }

  /** As in signatures: {@code exp}, {@code floor[0.10]}. */
  @Override
  public String toString() {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%s[%.2f]", method.label(), value.getAsDouble())
        : method.label();
  }
}
