package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.EpochRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples to learn from, and others to judge by.
 *
 * @param validation chooses the best weights
 * @param test judges these once more, and chooses nothing; may be empty
 * @param <X> inputs
 * @param <Y> right answers
 */
public record Fold<X, Y>(
    List<Example<X, Y>> training, List<Example<X, Y>> validation, List<Example<X, Y>> test) {
  public Fold {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** Without a test. */
  public Fold(List<Example<X, Y>> training, List<Example<X, Y>> validation) {
    this(training, validation, List.of());
  }

  /**
   * The folds of a cross-validation (Stone 1974): every example is judged once, by what was learned
   * from all folds but its own. Sizes differ by one at most.
   *
   * @param seed decides which example is in which fold
   * @throws UsageException if there are fewer than two folds, or fewer examples than folds
   */
  public static <X, Y> List<Fold<X, Y>> of(List<Example<X, Y>> examples, int folds, long seed) {
    if (folds < 2 || folds > examples.size()) {
      throw new UsageException(
          "%d folds of %,d examples: give 2 folds to as many as there are examples"
              .formatted(folds, examples.size()));
    }
    int[] order = IntStream.range(0, examples.size()).toArray();
    new EpochRandom(seed, 0).shuffle(order);
    return IntStream.range(0, folds).mapToObj(fold -> fold(examples, order, fold, folds)).toList();
  }

  private static <X, Y> Fold<X, Y> fold(
      List<Example<X, Y>> examples, int[] order, int fold, int folds) {
    List<Example<X, Y>> training = new ArrayList<>();
    List<Example<X, Y>> validation = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      (i % folds == fold ? validation : training).add(examples.get(order[i]));
    }
    return new Fold<>(training, validation);
  }
}
