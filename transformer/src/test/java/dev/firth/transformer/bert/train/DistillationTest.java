package dev.firth.transformer.bert.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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
import dev.firth.transformer.bert.heads.BertForQuestionAnswering;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import dev.firth.transformer.bert.inference.EarlyExit;
import dev.firth.transformer.bert.inference.ExitedAnswer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistillationTest {
  private static final int CLASSES = 3;
  private static final long[] LABELS = {0, 1, 2, 1, 0, 2};
  private static final DistillationOptions WEIGHTS = new DistillationOptions(2, 5, 2, 1);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static BertOptions options(int layers) {
    return new BertOptions.Builder(30)
        .size(layers, 16, 2, 32)
        .positions(8, 0)
        .dropout(0, 0)
        .deviation(0.3)
        .build();
  }

  private BertForSequenceClassification model(int layers, long seed) {
    var model = new BertForSequenceClassification(new Bert(options(layers)), CLASSES);
    model.initialize(manager, seed);
    return model;
  }

  private static BertInput input() {
    var random = new SplittableRandom(3);
    return new BertInput(
        TokenMatrix.of(
            IntStream.range(0, LABELS.length)
                .mapToObj(
                    row -> IntStream.range(0, 3 + row % 4).map(i -> random.nextInt(30)).toArray())
                .toList(),
            0));
  }

  private static TaskBatch batch() {
    return TaskBatch.classes(input(), LABELS);
  }

  @Test
  void oneselfHasNothingToTeach() {
    var model = model(2, 1);
    try (var task = BertTask.distilling(model, model, WEIGHTS, 1)) {
      TaskLoss loss = task.evaluate(batch());
      assertEquals(3, loss.kinds().size());
      assertEquals(0, loss.kinds().get(1).loss(), 1e-5);
      assertEquals(LABELS.length, loss.kinds().get(1).hits());
      assertEquals(0, loss.kinds().get(2).loss(), 1e-4);
      try (var plain = new BertTask(model, 1)) {
        double right = plain.evaluate(batch()).mean();
        assertEquals(right, loss.kinds().get(0).mean(), 1e-5);
        assertEquals(2 * right, loss.mean(), 1e-4);
      }
    }
  }

  /** The columns behind the end of a row have no chance, which must not become a number. */
  @Test
  void spansOfRowsOfDifferentLengths() {
    var teacher = new BertForQuestionAnswering(new Bert(options(2)));
    teacher.initialize(manager, 1);
    var student = new BertForQuestionAnswering(new Bert(options(1)));
    student.initialize(manager, 2);
    TaskBatch spans = TaskBatch.spans(input(), new long[LABELS.length], new long[LABELS.length]);
    try (var self = BertTask.distilling(teacher, teacher, WEIGHTS, 1);
        var task = BertTask.distilling(student, teacher, WEIGHTS, 1);
        TaskGradients taught = task.gradients(spans, 1)) {
      assertEquals(0, self.evaluate(spans).kinds().get(1).loss(), 1e-5);
      assertTrue(taught.loss().kinds().get(1).loss() > 0.01, () -> taught.loss().toString());
      for (NDArray gradient : taught.gradients().tensors(manager)) {
        assertTrue(Float.isFinite(gradient.sum().getFloat()));
      }
    }
  }

  @Test
  void numbersComeNearTheTeachers() {
    var teacher = new BertForSequenceClassification(new Bert(options(2)), 1);
    teacher.initialize(manager, 1);
    var student = new BertForSequenceClassification(new Bert(options(1)), 1);
    student.initialize(manager, 2);
    TaskBatch wrong = TaskBatch.numbers(input(), 9, 9, 9, 9, 9, 9);
    var soft = new DistillationOptions(1, 1, 0, 0);
    try (var task = BertTask.distilling(student, teacher, soft, 1)) {
      double before = task.evaluate(wrong).kinds().get(1).mean();
      learn(task, wrong, 100);
      double after = task.evaluate(wrong).kinds().get(1).mean();
      assertTrue(after < 0.1 * before, before + " and " + after);
    }
  }

  @Test
  void rowsThatTheTeacherCannotReadAreRefused() {
    var narrow =
        new BertForSequenceClassification(
            new Bert(options(2).toBuilder().positions(4, 0).build()), CLASSES);
    narrow.initialize(manager, 1);
    try (var task = BertTask.distilling(model(1, 2), narrow, WEIGHTS, 1)) {
      var refused = assertThrows(UsageException.class, () -> task.gradients(batch(), 1));
      assertTrue(refused.getMessage().contains("the model's 4 positions"), refused.getMessage());
    }
  }

  /** A weight is moved a little: the loss moves by the gradient times that. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    BertForSequenceClassification student = model(1, 2);
    try (var task = BertTask.distilling(student, model(2, 1), WEIGHTS, 1);
        TaskGradients taught = task.gradients(batch(), 1)) {
      NDList gradients = taught.gradients().tensors(manager);
      int i = 0;
      for (Parameter weight : task.weights().values()) {
        NDArray gradient = gradients.get(i++).div(LABELS.length);
        double squares = gradient.mul(gradient).sum().getFloat();
        if (squares > 1e-4) {
          double step = 1e-2 / Math.sqrt(squares);
          NDArray move = gradient.mul((float) step);
          double after = moved(task, weight.getArray(), move);
          double before = moved(task, weight.getArray(), move.neg());
          assertEquals(
              2 * step * squares, after - before, 0.03 * 2 * step * squares, weight.getName());
        }
      }
    }
  }

  private double moved(BertTask task, NDArray weight, NDArray move) {
    weight.setRequiresGradient(false);
    weight.addi(move);
    double loss = task.evaluate(batch()).mean();
    weight.subi(move);
    return loss;
  }

  @Test
  void studentsComeToAgree() {
    BertForSequenceClassification teacher = model(2, 1);
    BertForSequenceClassification student = model(1, 2);
    var soft = new DistillationOptions(1, 1, 0, 0);
    try (var task = BertTask.distilling(student, teacher, soft, 1)) {
      learn(task, 100);
      TaskLoss loss = task.evaluate(batch());
      assertEquals(LABELS.length, loss.kinds().get(1).hits());
      assertTrue(loss.kinds().get(1).mean() < 0.01, loss::toString);
    }
  }

  private void learn(BertTask task, int steps) {
    learn(task, batch(), steps);
  }

  private void learn(BertTask task, TaskBatch batch, int steps) {
    List<NDArray> weights = task.weights().values().stream().map(Parameter::getArray).toList();
    var adam = new Adam(0.9, 0.999, 1e-8, 0, false, false);
    try (var update = new WeightUpdate(adam, weights, manager)) {
      for (int step = 1; step <= steps; step++) {
        try (TaskGradients taught = task.gradients(batch, step)) {
          update.step(taught.gradients(), 5e-3);
        }
      }
    }
  }

  @Test
  void modelsThatCannotBeComparedAreNamed() {
    var wide =
        new BertForSequenceClassification(
            new Bert(options(2).toBuilder().size(1, 32, 2, 32).build()), CLASSES);
    wide.initialize(manager, 1);
    assertThrows(UsageException.class, () -> BertTask.distilling(model(1, 2), wide, WEIGHTS, 1));
    assertThrows(UsageException.class, () -> new DistillationOptions(0, 1, 1, 1));
  }

  @Test
  void earlyClassifiersLearnToAgreeAndTheRestStays() {
    BertForSequenceClassification trained = model(3, 1);
    var model = new EarlyExitClassifier(trained);
    model.initialize(manager, 4);
    float[] before =
        trained.parameters().get("bert.layers.0.attention.query.weight").getArray().toFloatArray();
    try (var task = BertTask.earlyExits(model, 1)) {
      assertTrue(task.weights().keySet().stream().allMatch(path -> path.startsWith("early.")));
      learn(task, 150);
      for (TaskLoss.Part exit : task.evaluate(batch()).kinds()) {
        assertEquals(LABELS.length, exit.hits());
      }
    }
    assertArrayEquals(
        before,
        trained.parameters().get("bert.layers.0.attention.query.weight").getArray().toFloatArray(),
        0);
  }

  @Test
  void textsLeaveAsSoonAsTheAnswerIsSure() {
    BertForSequenceClassification trained = model(4, 1);
    var model = new EarlyExitClassifier(trained);
    model.initialize(manager, 4);
    try (var exit = new EarlyExit(model);
        var task = new BertTask(trained, 1)) {
      List<ExitedAnswer> all = exit.classify(input(), 0);
      double loss = 0;
      for (int row = 0; row < LABELS.length; row++) {
        assertEquals(4, all.get(row).layers());
        loss -= Math.log(all.get(row).probabilities()[(int) LABELS[row]]);
      }
      assertEquals(task.evaluate(batch()).kinds().getFirst().loss(), loss, 1e-4);
      int layers = layers(all);
      for (double uncertainty : new double[] {0.3, 0.6, 0.9, 1.01}) {
        int fewer = layers(exit.classify(input(), uncertainty));
        assertTrue(fewer <= layers, "uncertainty " + uncertainty);
        layers = fewer;
      }
      assertEquals(LABELS.length, layers, "one layer each");
    }
  }

  private static int layers(List<ExitedAnswer> answers) {
    return answers.stream().mapToInt(ExitedAnswer::layers).sum();
  }
}
