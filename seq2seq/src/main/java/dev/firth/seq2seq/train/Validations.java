package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.checkpoint.KeptWeights;
import dev.firth.seq2seq.train.checkpoint.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The validations of a training: which were best, and which weights are kept for them. */
final class Validations {
  private final List<Validator> validators;
  private final List<Measure> measures;
  private final int deciding;
  private final CheckpointOptions options;
  private final List<KeptWeights> best = new ArrayList<>();
  private final List<KeptWeights> last = new ArrayList<>();
  private long lastStep;
  private int bad;

  /**
   * @throws UsageException if no validator has the measure that decides
   */
  Validations(List<Validator> validators, TrainingOptions options) {
    this.validators = validators;
    this.measures = validators.stream().flatMap(v -> v.measures().stream()).toList();
    this.options = options.checkpoints();
    List<String> names = measures.stream().map(Measure::name).toList();
    this.deciding = names.indexOf(options.measure());
    if (deciding < 0 && needsMeasure(options)) {
      throw new UsageException(
          "the measure '%s' is not among those that are validated: %s"
              .formatted(options.measure(), names.isEmpty() ? "none" : String.join(", ", names)));
    }
  }

  private static boolean needsMeasure(TrainingOptions options) {
    return options.limits().patience() < TrainingLimits.NO_LIMIT
        || options.checkpoints().keepBest() > 0;
  }

  /** Asks the validators; the values of all measures. */
  List<Double> measure() throws IOException {
    List<Double> values = new ArrayList<>();
    for (Validator validator : validators) {
      values.addAll(validator.validate());
    }
    return values;
  }

  /**
   * Takes note of a validation.
   *
   * @return whether its weights are to be kept
   */
  boolean add(long step, List<Double> values) {
    lastStep = step;
    double value = deciding < 0 ? Double.NaN : values.get(deciding);
    var weights = new KeptWeights(step, value, values);
    keepLast(weights);
    int place = placeAmongBest(weights);
    bad = place == 0 ? 0 : bad + 1;
    boolean isKept = place < options.keepBest() || options.keepLast() > 0;
    if (place < Math.max(1, options.keepBest())) {
      best.add(place, weights);
    }
    if (best.size() > Math.max(1, options.keepBest())) {
      best.removeLast();
    }
    return isKept;
  }

  private void keepLast(KeptWeights weights) {
    last.add(weights);
    if (last.size() > options.keepLast()) {
      last.removeFirst();
    }
  }

  /** Among equals the earlier ones are better; a value that is no number has no place. */
  private int placeAmongBest(KeptWeights weights) {
    if (Double.isNaN(weights.deciding())) {
      return Integer.MAX_VALUE;
    }
    Measure measure = measures.get(deciding);
    int place = 0;
    while (place < best.size()
        && !measure.isBetter(weights.deciding(), best.get(place).deciding())) {
      place++;
    }
    return place;
  }

  /** The value that decides, turned so that lower is better; empty if none decides. */
  OptionalDouble loss(List<Double> values) {
    if (deciding < 0) {
      return OptionalDouble.empty();
    }
    double value = values.get(deciding);
    return OptionalDouble.of(measures.get(deciding).higherIsBetter() ? -value : value);
  }

  /** Values by the names of their measures. */
  Map<String, Double> named(List<Double> values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < measures.size(); i++) {
      named.put(measures.get(i).name(), values.get(i));
    }
    return named;
  }

  /** The step of the last validation; 0 if there was none. */
  long lastStep() {
    return lastStep;
  }

  /** How many validations in a row brought nothing better. */
  int bad() {
    return bad;
  }

  /** The best, best first: as many as are kept, but at least one if there was any. */
  List<KeptWeights> best() {
    return best;
  }

  /** The last ones that are kept, oldest first. */
  List<KeptWeights> last() {
    return last;
  }

  /** Those whose weights are kept, some perhaps twice. */
  List<KeptWeights> kept() {
    return Stream.concat(best.stream().limit(options.keepBest()), last.stream()).toList();
  }

  /** Goes on where a training stood. */
  void resume(TrainingState state) {
    lastStep = state.validatedStep();
    bad = state.badValidations();
    best.clear();
    best.addAll(state.best());
    last.clear();
    last.addAll(state.last());
  }
}
