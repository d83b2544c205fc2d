package dev.firth.transformer.bert.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Blocks;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.bert.finetune.FineTunedModel;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.EmbeddedText;
import dev.firth.transformer.bert.inference.FilledMask;
import dev.firth.transformer.bert.inference.TextVector;
import java.util.List;
import java.util.function.Function;

/**
 * What a BERT does as users of DJL know it: inputs in, answers out, through DJL's predictors.
 *
 * <pre>{@code
 * try (var model = FineTunedModel.load(Path.of("reviews"), TextClassification.class);
 *     var zoo = BertTranslator.of(model).zooModel();
 *     var predictor = zoo.newPredictor()) {
 *   LabelAnswer answer = predictor.predict(TextInput.of("a fine film"));
 * }
 * }</pre>
 *
 * <p>The model makes its own batches, by length, of what a predictor is given at once, so that the
 * zoo model's block has nothing to do.
 *
 * @param <I> inputs
 * @param <O> answers
 */
public final class BertTranslator<I, O> implements Translator<I, O> {
  private static final String INPUTS = "inputs";

  private final Function<List<I>, List<O>> model;

  private BertTranslator(Function<List<I>, List<O>> model) {
    this.model = model;
  }

  /** Labels, numbers, tags, answers in texts or choices, as the model learned it. */
  public static <X, A> BertTranslator<X, A> of(FineTunedModel<X, A> model) {
    return new BertTranslator<>(model::predict);
  }

  /**
   * A text with masks to the best tokens for each of them.
   *
   * @param k tokens for each
   */
  public static BertTranslator<String, List<List<FilledMask>>> fillMask(BertModel model, int k) {
    return new BertTranslator<>(
        texts -> texts.stream().map(text -> model.fillMask(text, k)).toList());
  }

  /** A text to its vector. */
  public static BertTranslator<String, EmbeddedText> embed(BertModel model, TextVector kind) {
    return new BertTranslator<>(texts -> model.embed(texts, kind));
  }

  /**
   * The model as DJL's users pass it around.
   *
   * @return to be closed before the model itself
   */
  public ZooModel<I, O> zooModel() {
    Torch.manager(); // DJL would begin by looking for engines in the network
    Model djl = Model.newInstance("bert", "PyTorch");
    djl.setBlock(Blocks.identityBlock());
    return new ZooModel<>(djl, this);
  }

  @Override
  public NDList processInput(TranslatorContext context, I input) {
    return batchProcessInput(context, List.of(input));
  }

  @Override
  public O processOutput(TranslatorContext context, NDList list) {
    return batchProcessOutput(context, list).getFirst();
  }

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<I> inputs) {
    context.setAttachment(INPUTS, inputs);
    return new NDList(context.getNDManager().create(inputs.size()));
  }

  @Override
  @SuppressWarnings("unchecked") // what batchProcessInput attached
  public List<O> batchProcessOutput(TranslatorContext context, NDList list) {
    return model.apply((List<I>) context.getAttachment(INPUTS));
  }
}
