package dev.firth.transformer.bert.finetune;

import ai.djl.nn.Parameter;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.BertOptions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What weights learn by their place: those of lower layers more slowly (discriminative fine-tuning,
 * Howard and Ruder 2018), or not at all. The embeddings are at height 0, the layers at 1 and more,
 * pooler and head at the top.
 */
final class LayerRates {
  private static final Pattern LAYER = Pattern.compile("^bert\\.layers\\.(\\d+)\\.");
  private static final String EMBEDDINGS = "bert.embeddings.";

  private final BertOptions options;
  private final double decay;

  /**
   * @param decay share of the rate of the layer above that a layer has
   */
  LayerRates(BertOptions options, double decay) {
    this.options = options;
    this.decay = decay;
  }

  /** The share of the rate that a weight has, by its path in a model with a head. */
  double share(String path) {
    return Math.pow(decay, options.layers() + 1 - height(path));
  }

  private int height(String path) {
    if (path.startsWith(EMBEDDINGS)) {
      return 0;
    }
    Matcher layer = LAYER.matcher(path);
    return layer.find() ? topmost(Integer.parseInt(layer.group(1))) : options.layers() + 1;
  }

  /** Counted from 1; weights that layers share belong to the highest of them. */
  private int topmost(int weights) {
    int top = 0;
    for (int layer = 0; layer < options.layers(); layer++) {
      if (layer * options.differentLayers() / options.layers() == weights) {
        top = layer + 1;
      }
    }
    return top;
  }

  /**
   * Freezes the embeddings and the first layers.
   *
   * @param layers -1 for nothing, 0 for the embeddings alone
   * @throws UsageException if the model has fewer layers
   */
  void freeze(Map<String, Parameter> weights, int layers) {
    if (layers > options.layers()) {
      throw new UsageException(
          "freeze is %d, but the model has %d layers".formatted(layers, options.layers()));
    }
    weights.forEach(
        (path, weight) -> {
          if (height(path) <= layers) {
            weight.freeze(true);
          }
        });
  }
}
