package dev.firth.transformer.bert.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.heads.BertForQuestionAnswering;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertForTokenClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.pretrain.PretrainingBatch;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskBatch;
import dev.firth.transformer.bert.train.TaskGradients;
import dev.firth.transformer.bert.train.TaskLoss;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hidden states, scores, losses and gradients beside plain PyTorch 1.13
 * (src/test/resources/parity/pytorch/bert/generate.py), from weights that are read from its
 * folders.
 */
class BertParityTest {
  private static final int CLASSES = 3;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** What a model's methods give without dropout. */
  private static final class Probe extends ScriptBlock {
    Probe(BertWithHead model) {
      layer("model", model);
      layer("silence", new Silence());
    }

    @Override
    protected String source() {
      return """
        def states(self, ids: Tensor, segments: Tensor, lengths: Tensor) -> List[Tensor]:
          return self.model.bert.hidden_states(ids, segments, lengths, self.silence())

        def last(self, ids: Tensor, segments: Tensor, lengths: Tensor) -> Tensor:
          return self.model.bert(ids, segments, lengths, self.silence())

        def scores(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor) -> List[Tensor]:
          hidden = self.last(ids, segments, lengths)
          return self.model.scores(hidden, lengths, places, self.silence())
      """;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "albert", "distilbert"})
  void hiddenStatesAndScores(String family) throws IOException {
    var stored = new StoredModel(family, manager);
    BertForPretraining model = pretraining(family, stored);
    try (var program = new ScriptModule(new Probe(model))) {
      List<Object> arguments = new ArrayList<>(stored.input().arrays(manager));
      NDList states = program.run(manager, "states", arguments.toArray());
      assertEquals(1 + model.bert().options().layers(), states.size());
      for (int i = 0; i < states.size(); i++) {
        stored.assertClose("state" + i, inside(states.get(i), stored));
      }
      NDArray last = program.run(manager, "last", arguments.toArray()).singletonOrThrow();
      stored.assertClose("state" + (states.size() - 1), inside(last, stored));
      arguments.add(stored.get("places"));
      NDList scores = program.run(manager, "scores", arguments.toArray());
      stored.assertClose("masked", scores.get(0));
      if (stored.has("sentences")) {
        stored.assertClose("sentences", scores.get(1));
      }
    }
  }

  /** Zeros behind the ends, as stored. */
  private static NDArray inside(NDArray state, StoredModel stored) {
    long columns = state.getShape().get(1);
    float[] mask = new float[(int) (stored.longs("lengths").length * columns)];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % columns < stored.longs("lengths")[(int) (i / columns)] ? 1 : 0;
    }
    return state.mul(
        state.getManager().create(mask).reshape(stored.longs("lengths").length, columns, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "albert", "distilbert"})
  void pretrainingLossesAndGradients(String family) throws IOException {
    var stored = new StoredModel(family, manager);
    BertForPretraining model = pretraining(family, stored);
    long[] labels = model.sentences() ? stored.longs("sentenceLabels") : new long[0];
    TaskBatch batch =
        new PretrainingBatch(stored.input(), stored.longs("places"), stored.longs("tokens"), labels)
            .task();
    try (var task = new BertTask(model, 1);
        TaskGradients result = task.gradients(batch, 1)) {
      TaskLoss loss = result.loss();
      assertEquals(stored.number("maskedLoss"), loss.kinds().get(0).mean(), 1e-5);
      assertEquals(hits(stored), loss.kinds().get(0).hits());
      if (model.sentences()) {
        assertEquals(stored.number("sentenceLoss"), loss.kinds().get(1).mean(), 1e-5);
      }
      assertEquals(loss, task.evaluate(batch));
      assertGradients(family, "pretraining:", stored, task, result, batch);
    }
  }

  private static long hits(StoredModel stored) {
    long[] best = stored.get("masked").argMax(1).toLongArray();
    long[] tokens = stored.longs("tokens");
    long hits = 0;
    for (int i = 0; i < tokens.length; i++) {
      hits += best[i] == tokens[i] ? 1 : 0;
    }
    return hits;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "albert", "distilbert"})
  void headsForWholeTextsAndSpans(String family) throws IOException {
    var stored = new StoredModel(family, manager);
    Bert bert = bert(family);
    var classifier = load(family, new BertForSequenceClassification(bert, CLASSES));
    TaskBatch classes = TaskBatch.classes(stored.input(), stored.longs("sentenceLabels"));
    compare(family, "text", stored, classifier, classes);
    var spans = load(family, new BertForQuestionAnswering(bert(family)));
    TaskBatch answers =
        TaskBatch.spans(stored.input(), stored.longs("first"), stored.longs("last"));
    compare(family, "span", stored, spans, answers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "albert", "distilbert"})
  void headForTokens(String family) throws IOException {
    var stored = new StoredModel(family, manager);
    var model = load(family, new BertForTokenClassification(bert(family), CLASSES));
    long[] classes = Arrays.stream(stored.longs("tokens")).map(id -> id % CLASSES).toArray();
    TaskBatch batch = TaskBatch.tokenClasses(stored.input(), stored.longs("places"), classes);
    compare(family, "classes", stored, model, batch);
  }

  private void compare(
      String family, String name, StoredModel stored, BertWithHead model, TaskBatch batch) {
    try (var task = new BertTask(model, 1);
        TaskGradients result = task.gradients(batch, 1)) {
      assertEquals(stored.number(name + "Loss"), result.loss().mean(), 1e-5);
      assertEquals(result.loss(), task.evaluate(batch));
      assertGradients(family, name + ":", stored, task, result, batch);
    }
  }

  /**
   * Those that are stored; in pretraining all, where a weight without one has no part in the loss.
   */
  private void assertGradients(
      String family,
      String prefix,
      StoredModel stored,
      BertTask task,
      TaskGradients result,
      TaskBatch batch) {
    var names = new WeightNames(Family.named(family).orElseThrow());
    NDList gradients = result.gradients().tensors(manager);
    int i = 0;
    int compared = 0;
    for (String path : task.weights().keySet()) {
      NDArray actual = gradients.get(i++).div(batch.answers().getFirst().count());
      String key = prefix + names.of(path);
      if (stored.has(key)) {
        stored.assertClose(key, actual);
        compared++;
      } else if (prefix.equals("pretraining:")) {
        assertEquals(0, actual.abs().max().getFloat(), key);
      }
    }
    assertEquals(i, gradients.size());
    assertTrue(compared >= 2, prefix);
  }

  private Bert bert(String family) throws IOException {
    return new Bert(ModelConfig.read(StoredModel.folder(family).resolve("config.json")).options());
  }

  private BertForPretraining pretraining(String family, StoredModel stored) throws IOException {
    return load(family, new BertForPretraining(bert(family), stored.has("sentences")));
  }

  private <M extends BertWithHead> M load(String family, M model) throws IOException {
    try (var folder = HuggingFaceFolder.open(StoredModel.folder(family))) {
      folder.load(model, manager);
    }
    return model;
  }
}
