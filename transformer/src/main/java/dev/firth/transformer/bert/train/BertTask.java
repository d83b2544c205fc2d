package dev.firth.transformer.bert.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.DropoutMasks;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model with a head at work on batches: what they cost and, for training, the gradients. For one
 * thread.
 */
public final class BertTask implements AutoCloseable {
  /** Numbers that a script gives for each kind of question. */
  private static final int PART = 4;

  private final NDManager manager;
  private final List<BertOptions> readers;
  private final Map<String, Parameter> weights;
  private final NDArray[] arrays;
  private final ScriptModule program;
  private final DropoutMasks masks;

  /**
   * Learns from answers.
   *
   * @param model whose parameters are initialized; those that are {@linkplain Parameter#freeze
   *     frozen} get no gradients
   * @param seed decides what dropout drops
   */
  public BertTask(BertWithHead model, long seed) {
    this(model, new TaskScript(model), seed, List.of(model.bert().options()));
  }

  /**
   * @param readers what batches have to fit
   */
  private BertTask(BertWithHead model, ScriptBlock script, long seed, List<BertOptions> readers) {
    manager = Torch.manager().newSubManager();
    this.readers = readers;
    weights = model.parameters();
    weights.values().removeIf(weight -> !weight.requiresGradient());
    arrays = weights.values().stream().map(Parameter::getArray).toArray(NDArray[]::new);
    for (NDArray array : arrays) {
      array.setRequiresGradient(true);
    }
    program = new ScriptModule(script);
    masks = new DropoutMasks(model, seed);
  }

  /**
   * A smaller model that learns from answers and from a larger model's (DistilBERT, Sanh et al.
   * 2019). The losses are those of the right answers, for each kind of question, then those of the
   * teacher's answers, whose hits are agreements; then comes the distance of the last hidden
   * states, counted in tokens, if it has a weight.
   *
   * @param student whose parameters are initialized
   * @param teacher with the same head; it stays as it is
   * @param seed decides what dropout drops
   * @throws UsageException if the models' hidden states or vocabularies cannot be compared
   */
  public static BertTask distilling(
      BertWithHead student, BertWithHead teacher, DistillationOptions options, long seed) {
    options.requireComparable(student.bert().options().dim(), teacher.bert().options().dim());
    int vocabulary = student.bert().options().vocabulary();
    int teachersVocabulary = teacher.bert().options().vocabulary();
    if (vocabulary != teachersVocabulary) {
      throw new UsageException(
          "student and teacher have vocabularies of %d and %d tokens; they need the same one"
              .formatted(vocabulary, teachersVocabulary));
    }
    return new BertTask(
        student,
        new DistillationScript(student, teacher, options),
        seed,
        List.of(student.bert().options(), teacher.bert().options()));
  }

  /**
   * Early classifiers that learn to answer as the last one does, which stays as it is with all
   * layers (FastBERT, Liu et al. 2020). Right answers in the batches only serve to count; each
   * early classifier is a kind of question, whose hits are the texts where it agrees with the last
   * one.
   *
   * @param model whose parameters are initialized; all but the early classifiers are frozen here
   * @param seed decides what dropout drops
   */
  public static BertTask earlyExits(EarlyExitClassifier model, long seed) {
    model.freezeAllButExits();
    return new BertTask(
        model, new SelfDistillationScript(model), seed, List.of(model.bert().options()));
  }

  /** What gets gradients, by the paths in the model. */
  public Map<String, Parameter> weights() {
    return weights;
  }

  /**
   * What a batch costs without dropout.
   *
   * @throws UsageException if the model lacks what the batch asks for
   */
  public TaskLoss evaluate(TaskBatch batch) {
    readers.forEach(batch.input()::check);
    try (NDManager own = manager.newSubManager();
        ScriptValue parts = program.call("evaluate", arguments(batch, own).toArray())) {
      return loss(parts, own);
    }
  }

  /**
   * What a batch costs and teaches.
   *
   * @param number of the step or batch; decides, with the seed, what dropout drops
   * @throws UsageException if the model lacks what the batch asks for
   */
  public TaskGradients gradients(TaskBatch batch, long number) {
    readers.forEach(batch.input()::check);
    long cells = batch.input().tokens().ids().length;
    return masks.apply(manager, number, cells, (rates, noise) -> gradients(batch, rates, noise));
  }

  private TaskGradients gradients(TaskBatch batch, double[] rates, NDArray[] noise) {
    try (NDManager own = manager.newSubManager()) {
      List<Object> arguments = arguments(batch, own);
      arguments.addFirst(arrays);
      arguments.add(rates);
      arguments.add(noise);
      try (ScriptValue result = program.callForGradients("gradients", arguments.toArray())) {
        List<ScriptValue> both = result.parts();
        try (ScriptValue parts = both.get(0)) {
          return new TaskGradients(loss(parts, own), both.get(1));
        }
      }
    }
  }

  private static List<Object> arguments(TaskBatch batch, NDManager manager) {
    List<Object> arguments = new ArrayList<>(batch.input().arrays(manager));
    arguments.add(manager.create(batch.places()));
    var expected = new NDList();
    for (Answers answers : batch.answers()) {
      expected.add(
          switch (answers) {
            case Answers.Classes classes -> manager.create(classes.ids());
            case Answers.Numbers numbers -> manager.create(numbers.values());
          });
    }
    arguments.add(expected);
    return arguments;
  }

  /** From a row of loss, hits, count and weight for each kind of question. */
  private static TaskLoss loss(ScriptValue parts, NDManager manager) {
    double[] numbers = parts.tensors(manager).singletonOrThrow().toDoubleArray();
    List<TaskLoss.Part> kinds = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += PART) {
      kinds.add(
          new TaskLoss.Part(
              numbers[i], (long) numbers[i + 1], (long) numbers[i + 2], numbers[i + 3]));
    }
    return new TaskLoss(kinds);
  }

  @Override
  public void close() {
    program.close();
    manager.close();
  }
}
