package dev.firth.transformer.lm;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.model.ConfigObject;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Positions;
import dev.firth.transformer.TransformerOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decoder-only transformers as a family of models, called {@code causal-transformer}.
 *
 * @param shape of the model, of which {@code encoderLayers} is not looked at
 * @param context most tokens that it sees at once while it learns, and when it scores; learned
 *     positions are as many
 */
public record CausalArchitecture(TransformerOptions shape, int context)
    implements Architecture<CausalLanguageModel> {
  private static final String NAME = "causal-transformer";
  private static final int LEAST_CONTEXT = 2;
  private static final int MOST_CONTEXT = 1 << 16;

  /** The family. */
  public static final ModelFamily<CausalLanguageModel> FAMILY =
      new ModelFamily<>(NAME, CausalArchitecture::read);

  /**
   * @throws IllegalArgumentException if there is no layer, or the context is out of its range
   */
  public CausalArchitecture {
    if (shape.decoderLayers() < 1) {
      throw new IllegalArgumentException("layers is 0: a language model has 1 or more");
    }
    if (context < LEAST_CONTEXT || context > MOST_CONTEXT) {
      throw new IllegalArgumentException(
          "context is %d: it must be %d to %d".formatted(context, LEAST_CONTEXT, MOST_CONTEXT));
    }
    shape = shape.withPositions(shape.positions(), context);
  }

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public Map<String, Object> options() {
    var map = new LinkedHashMap<String, Object>();
    map.put("dim", shape.dim());
    map.put("heads", shape.heads());
    map.put("hidden", shape.hidden());
    map.put("layers", shape.decoderLayers());
    map.put("dropout", shape.dropout());
    map.put("attentionDropout", shape.attentionDropout());
    map.put("activation", ConfigObject.label(shape.activation()));
    map.put("preNorm", shape.preNorm());
    map.put("positions", ConfigObject.label(shape.positions()));
    map.put("context", context);
    map.put("tying", ConfigObject.label(shape.tying()));
    return map;
  }

  private static Architecture<CausalLanguageModel> read(ConfigObject config)
      throws BadInputException {
    int dim = config.integer("dim");
    int heads = config.integer("heads");
    int hidden = config.integer("hidden");
    int layers = config.integer("layers");
    double dropout = config.number("dropout");
    double attentionDropout = config.number("attentionDropout");
    Activation activation = config.choice("activation", Activation.values());
    boolean preNorm = config.flag("preNorm");
    Positions positions = config.choice("positions", Positions.values());
    int context = config.integer("context");
    WeightTying tying = config.choice("tying", WeightTying.values());
    return config.checked(
        () ->
            new CausalArchitecture(
                new TransformerOptions(dim, heads, hidden, 0, layers, dropout, activation, preNorm)
                    .withAttentionDropout(attentionDropout)
                    .withPositions(positions)
                    .withTying(tying),
                context));
  }

  @Override
  public CausalLanguageModel build(int sourceVocabulary, int targetVocabulary, int padding) {
    return new CausalLanguageModel(shape, targetVocabulary);
  }
}
