package dev.firth.transformer.bert.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.WeightUpdate;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.heads.BertForMultipleChoice;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.pretrain.PretrainingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BertTaskTest {
  private static final int VOCABULARY = 40;
  private static final int MASK = 4;

  private final SplittableRandom random = new SplittableRandom(14);
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static BertOptions options(double dropout) {
    return new BertOptions.Builder(VOCABULARY)
        .size(2, 32, 2, 64)
        .positions(16, 0)
        .dropout(dropout, dropout)
        .build();
  }

  private <M extends BertWithHead> M initialized(M model) {
    model.initialize(manager, 3);
    return model;
  }

  private BertForPretraining pretraining(double dropout) {
    return initialized(new BertForPretraining(new Bert(options(dropout)), true));
  }

  private List<int[]> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(row -> IntStream.range(0, 6 + row % 5).map(i -> 5 + random.nextInt(35)).toArray())
        .toList();
  }

  /**
   * Every third token of each row masked; the label of a row says which of two tokens begins it.
   */
  private PretrainingBatch batch(int count) {
    List<int[]> rows = rows(count);
    var masked = new ArrayList<Integer>();
    var expected = new ArrayList<Integer>();
    long[] labels = new long[count];
    int columns = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    for (int row = 0; row < count; row++) {
      int[] ids = rows.get(row);
      labels[row] = row % 2;
      ids[0] = (int) labels[row] + 1;
      for (int column = 2; column < ids.length; column += 3) {
        masked.add(row * columns + column);
        expected.add(ids[column]);
        ids[column] = MASK;
      }
    }
    return new PretrainingBatch(
        new BertInput(TokenMatrix.of(rows, 0)), longs(masked), longs(expected), labels);
  }

  private static long[] longs(List<Integer> values) {
    return values.stream().mapToLong(Integer::longValue).toArray();
  }

  /** A model that cannot learn a few sentences by heart has an error somewhere. */
  @Test
  void learnsAFewSentencesByHeart() {
    TaskBatch batch = batch(8).task();
    BertForPretraining model = pretraining(0.1);
    try (var task = new BertTask(model, 1);
        var update = new WeightUpdate(adam(), arrays(task), manager)) {
      double before = task.evaluate(batch).mean();
      for (int step = 1; step <= 150; step++) {
        learn(task, update, batch, step);
      }
      TaskLoss after = task.evaluate(batch);
      assertTrue(before > 3.5, "at first " + before);
      assertTrue(after.kinds().get(0).accuracy() >= 0.98, after::toString);
      assertTrue(after.kinds().get(1).accuracy() >= 0.98, after::toString);
    }
  }

  private static Adam adam() {
    return new Adam(0.9, 0.999, 1e-8, 0, false, false);
  }

  private static List<NDArray> arrays(BertTask task) {
    return task.weights().values().stream().map(Parameter::getArray).toList();
  }

  private static void learn(BertTask task, WeightUpdate update, TaskBatch batch, int step) {
    try (TaskGradients taught = task.gradients(batch, step)) {
      update.step(taught.gradients(), 2e-3);
    }
  }

  @Test
  void regressionComesNearTheNumbers() {
    List<int[]> rows = rows(6);
    float[] numbers = {-1, 0.5f, 2, 0, 1, -0.25f};
    TaskBatch batch = TaskBatch.numbers(new BertInput(TokenMatrix.of(rows, 0)), numbers);
    var model = initialized(new BertForSequenceClassification(new Bert(options(0)), 1));
    try (var task = new BertTask(model, 1);
        var update = new WeightUpdate(adam(), arrays(task), manager)) {
      for (int step = 1; step <= 100; step++) {
        learn(task, update, batch, step);
      }
      assertTrue(task.evaluate(batch).mean() < 0.01, task.evaluate(batch)::toString);
    }
  }

  /** The score of a choice is that of the row alone. */
  @Test
  void choicesAreScoredRowByRow() {
    List<int[]> rows = rows(6);
    var input = new BertInput(TokenMatrix.of(rows, 0));
    var model = initialized(new BertForMultipleChoice(new Bert(options(0)), 3));
    try (var task = new BertTask(model, 1)) {
      double sum = 0;
      for (long right = 0; right < 3; right++) {
        TaskLoss loss = task.evaluate(TaskBatch.classes(input, right, right));
        assertEquals(2, loss.kinds().getFirst().count());
        sum += Math.exp(-task.evaluate(TaskBatch.classes(input(rows.subList(0, 3)), right)).mean());
      }
      assertEquals(1, sum, 1e-5, "probabilities of three choices");
    }
  }

  private static BertInput input(List<int[]> rows) {
    return new BertInput(TokenMatrix.of(rows, 0));
  }

  @Test
  void dropoutFollowsFromSeedAndNumber() {
    TaskBatch batch = batch(4).task();
    BertForPretraining model = pretraining(0.2);
    try (var one = new BertTask(model, 1);
        var same = new BertTask(model, 1);
        var other = new BertTask(model, 2)) {
      assertArrayEquals(gradient(one, batch, 5), gradient(same, batch, 5), 0);
      assertFalse(Arrays.equals(gradient(one, batch, 5), gradient(one, batch, 6)));
      assertFalse(Arrays.equals(gradient(one, batch, 5), gradient(other, batch, 5)));
    }
  }

  private float[] gradient(BertTask task, TaskBatch batch, long number) {
    try (TaskGradients taught = task.gradients(batch, number)) {
      return taught.gradients().tensors(manager).get(2).toFloatArray();
    }
  }

  @Test
  void frozenWeightsGetNoGradients() {
    BertForPretraining model = pretraining(0);
    model.bert().freezeParameters(true);
    try (var task = new BertTask(model, 1);
        TaskGradients taught = task.gradients(batch(2).task(), 1)) {
      assertTrue(
          task.weights().keySet().stream().noneMatch(path -> path.startsWith("bert.")),
          task.weights().keySet()::toString);
      assertEquals(task.weights().size(), taught.gradients().tensors(manager).size());
    }
  }

  @Test
  void rowsDoNotDependOnTheirCompany() {
    List<int[]> rows = rows(5);
    var model = initialized(new BertForSequenceClassification(new Bert(options(0)), 2));
    try (var task = new BertTask(model, 1)) {
      double together = task.evaluate(TaskBatch.classes(input(rows), 0, 1, 0, 1, 1)).mean();
      double alone = 0;
      long[] labels = {0, 1, 0, 1, 1};
      for (int row = 0; row < 5; row++) {
        alone +=
            task.evaluate(TaskBatch.classes(input(rows.subList(row, row + 1)), labels[row])).mean();
      }
      assertEquals(alone / 5, together, 1e-6);
    }
  }

  @Test
  void hostileBatchesAreNamed() {
    try (var task = new BertTask(pretraining(0), 1)) {
      var beyond = new BertInput(TokenMatrix.of(List.of(new int[] {1, VOCABULARY}), 0));
      var batch = new PretrainingBatch(beyond, new long[] {1}, new long[] {3}, new long[] {0});
      assertThrows(UsageException.class, () -> task.evaluate(batch.task()));
      assertThrows(UsageException.class, () -> task.gradients(batch.task(), 1));
    }
    var input = input(rows(2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PretrainingBatch(input, new long[0], new long[0], new long[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> TaskBatch.tokenClasses(input, new long[] {input.tokens().ids().length}, 1));
  }
}
