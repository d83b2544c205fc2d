package dev.firth.seq2seq.translate;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.firth.seq2seq.engine.Torch;
import java.util.List;

/**
 * Translation as users of DJL know it: a sentence in, its translation out, through DJL's
 * predictors.
 *
 * <pre>{@code
 * try (var translation = TranslationModel.load(directory, families);
 *     var zoo = new TextTranslator(translation).zooModel(TranslationOptions.defaults());
 *     var predictor = zoo.newPredictor()) {
 *   String translated = predictor.predict("A sentence.");
 * }
 * }</pre>
 *
 * <p>The model's block is the whole search, not a step of it, since a predictor calls a block once.
 * DJL's {@code Criteria} cannot load the directories, because it wants a block before it looks at
 * the files.
 */
public final class TextTranslator implements Translator<String, String> {
  private final TranslationModel model;

  public TextTranslator(TranslationModel model) {
    this.model = model;
  }

  /**
   * The model as DJL's users pass it around.
   *
   * @param options of the search; blank sentences become empty ones
   * @return to be closed before the translation model
   */
  public ZooModel<String, String> zooModel(TranslationOptions options) {
    Torch.manager(); // DJL would begin by looking for engines in the network
    Model djl = Model.newInstance("translation", "PyTorch");
    djl.setBlock(new SearchBlock(model, options));
    return new ZooModel<>(djl, this);
  }

  @Override
  public NDList processInput(TranslatorContext context, String sentence) {
    return batchProcessInput(context, List.of(sentence));
  }

  @Override
  public String processOutput(TranslatorContext context, NDList list) {
    return batchProcessOutput(context, list).getFirst();
  }

  @Override
  public NDList batchProcessInput(TranslatorContext context, List<String> sentences) {
    List<int[]> rows = sentences.stream().map(model::sourceIds).toList();
    NDArray ids =
        context
            .getNDManager()
            .create(SearchBlock.filled(rows), new Shape(rows.size(), SearchBlock.longest(rows)));
    return new NDList(ids);
  }

  @Override
  public List<String> batchProcessOutput(TranslatorContext context, NDList list) {
    return SearchBlock.rows(list.head()).stream().map(model::text).toList();
  }
}
