package dev.firth.transformer.bert.exchange;

import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooling;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that have names and settings of their own in published folders. */
public enum Family {
  /** Devlin et al. 2019. */
  BERT,
  /** Liu et al. 2019. */
  ROBERTA,
  /** Lan et al. 2020. */
  ALBERT,
  /** Sanh et al. 2019. */
  DISTILBERT;

  /** The {@code model_type} of {@code config.json}, which the names of weights begin with. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The family that options are of by what only one of them has. */
  public static Family of(BertOptions options) {
    if (options.pooling() == Pooling.IN_HEAD_RELU) {
      return DISTILBERT;
    }
    if (options.pooling() == Pooling.IN_HEAD_TANH) {
      return ROBERTA;
    }
    boolean shared = options.differentLayers() < options.layers();
    return shared || options.embeddingDim() > 0 ? ALBERT : BERT;
  }

  static Optional<Family> named(String label) {
    return Arrays.stream(values()).filter(family -> family.label().equals(label)).findFirst();
  }

  static String labels() {
    return Arrays.stream(values()).map(Family::label).collect(Collectors.joining(", "));
  }
}
