package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Accuracy and speed of a model by the uncertainty at which texts leave.
 *
 * @param plain of the model without early exits
 * @param byUncertainty in rising order
 */
public record ExitCurve(ExitSpeed plain, SequencedMap<Double, ExitSpeed> byUncertainty) {
  private static final int PASSES = 3;
  private static final double NANOS = 1e9;

  /** Makes it unmodifiable. */
  public ExitCurve {
    byUncertainty = Collections.unmodifiableSequencedMap(byUncertainty);
  }

  /**
   * Measures at 0, 0.1 … 1. Each is the median of three passes over all examples; passes take
   * turns, so that what else the machine does falls upon all alike.
   *
   * @throws BadInputException if there are none, or one has a label that the model does not know;
   *     the message names its line
   */
  public static ExitCurve measure(EarlyExitModel model, List<Example<TextInput, String>> examples)
      throws BadInputException {
    requireKnown((TextClassification) model.withAllLayers().task(), examples);
    var plain = new ArrayList<ExitSpeed>();
    var passes = new LinkedHashMap<Double, List<ExitSpeed>>();
    for (int pass = 0; pass < PASSES; pass++) {
      plain.add(pass(examples, texts -> plainly(model, texts)));
      for (int tenth = 0; tenth <= 10; tenth++) {
        double uncertainty = tenth / 10.0;
        passes
            .computeIfAbsent(uncertainty, u -> new ArrayList<>())
            .add(pass(examples, texts -> model.predict(texts, uncertainty)));
      }
    }
    var points = new LinkedHashMap<Double, ExitSpeed>();
    passes.forEach((uncertainty, speeds) -> points.put(uncertainty, median(speeds)));
    return new ExitCurve(median(plain), points);
  }

  private static void requireKnown(
      TextClassification task, List<Example<TextInput, String>> examples) throws BadInputException {
    if (examples.isEmpty()) {
      throw new BadInputException("there are no examples to measure with");
    }
    for (var example : examples) {
      task.id(example);
    }
  }

  private static List<ExitedLabel> plainly(EarlyExitModel model, List<TextInput> texts) {
    return model.withAllLayers().predict(texts).stream()
        .map(answer -> new ExitedLabel(answer, model.layers()))
        .toList();
  }

  private static ExitSpeed pass(
      List<Example<TextInput, String>> examples,
      Function<List<TextInput>, List<ExitedLabel>> prediction) {
    List<TextInput> texts = examples.stream().map(Example::input).toList();
    long begin = System.nanoTime();
    List<ExitedLabel> answers = prediction.apply(texts);
    double seconds = (System.nanoTime() - begin) / NANOS;
    long hits =
        IntStream.range(0, answers.size())
            .filter(i -> answers.get(i).answer().label().equals(examples.get(i).answer()))
            .count();
    return new ExitSpeed(
        (double) hits / texts.size(),
        answers.stream().mapToInt(ExitedLabel::layers).average().orElseThrow(),
        texts.size() / seconds);
  }

  /** Passes differ in speed alone. */
  private static ExitSpeed median(List<ExitSpeed> passes) {
    return passes.stream()
        .sorted(Comparator.comparingDouble(ExitSpeed::textsPerSecond))
        .skip(passes.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
