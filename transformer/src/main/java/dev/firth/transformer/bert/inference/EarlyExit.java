package dev.firth.transformer.bert.inference;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Classifies with as many layers as each text needs. Thread-safe. */
public final class EarlyExit implements AutoCloseable {
  private final BertOptions options;
  private final ScriptModule program;

  /**
   * @param model whose parameters are initialized
   */
  public EarlyExit(EarlyExitClassifier model) {
    options = model.bert().options();
    program = new ScriptModule(model);
  }

  /**
   * Classifies texts.
   *
   * @param uncertainty a text leaves when the entropy of a classifier's answer, from 0 to 1 of the
   *     greatest there is, is below this: 0 takes all layers, 1 about one. FastBERT calls it speed
   * @return answers in the order of the rows
   * @throws dev.firth.runs.UsageException if the model lacks what the input asks for
   */
  public List<ExitedAnswer> classify(BertInput input, double uncertainty) {
    input.check(options);
    try (NDManager own = Torch.manager().newSubManager()) {
      List<Object> arguments = new ArrayList<>(input.arrays(own));
      arguments.add(uncertainty);
      NDList both = program.run(own, "classify", arguments.toArray());
      float[] probabilities = both.get(0).toFloatArray();
      long[] layers = both.get(1).toLongArray();
      int classes = probabilities.length / layers.length;
      return IntStream.range(0, layers.length)
          .mapToObj(
              row ->
                  new ExitedAnswer(
                      Arrays.copyOfRange(probabilities, row * classes, (row + 1) * classes),
                      (int) layers[row]))
          .toList();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
