package dev.firth.transformer;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.model.ConfigObject;
import dev.firth.seq2seq.model.ModelFamily;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Transformers as a family of models, called {@code transformer}.
 *
 * @param shape of the model
 */
public record TransformerArchitecture(TransformerOptions shape)
    implements Architecture<EncoderDecoder> {
  private static final String NAME = "transformer";

  /**
   * @throws IllegalArgumentException if encoder or decoder has no layer
   */
  public TransformerArchitecture {
    require(shape.encoderLayers(), "layers");
    require(shape.decoderLayers(), "decoder-layers");
  }

  private static void require(int layers, String option) {
    if (layers < 1) {
      throw new IllegalArgumentException(option + " is " + layers + ": it must be 1 or more");
    }
  }

  /** The family. */
  public static final ModelFamily<EncoderDecoder> FAMILY =
      new ModelFamily<>(NAME, TransformerArchitecture::read);

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
    map.put("encoderLayers", shape.encoderLayers());
    map.put("decoderLayers", shape.decoderLayers());
    map.put("dropout", shape.dropout());
    map.put("attentionDropout", shape.attentionDropout());
    map.put("activation", ConfigObject.label(shape.activation()));
    map.put("preNorm", shape.preNorm());
    map.put("positions", ConfigObject.label(shape.positions()));
    map.put("maxPositions", shape.maxPositions());
    map.put("tying", ConfigObject.label(shape.tying()));
    if (shape.copy()) {
      map.put("copy", true);
    }
    return map;
  }

  private static Architecture<EncoderDecoder> read(ConfigObject config) throws BadInputException {
    int dim = config.integer("dim");
    int heads = config.integer("heads");
    int hidden = config.integer("hidden");
    int encoderLayers = config.integer("encoderLayers");
    int decoderLayers = config.integer("decoderLayers");
    double dropout = config.number("dropout");
    double attentionDropout = config.number("attentionDropout");
    Activation activation = config.choice("activation", Activation.values());
    boolean preNorm = config.flag("preNorm");
    Positions positions = config.choice("positions", Positions.values());
    int maxPositions = config.integer("maxPositions");
    WeightTying tying = config.choice("tying", WeightTying.values());
    boolean copy = config.flag("copy", false);
    return config.checked(
        () ->
            new TransformerArchitecture(
                new TransformerOptions(
                    dim,
                    heads,
                    hidden,
                    encoderLayers,
                    decoderLayers,
                    dropout,
                    attentionDropout,
                    activation,
                    preNorm,
                    positions,
                    maxPositions,
                    tying,
                    copy)));
  }

  @Override
  public EncoderDecoder build(int sourceVocabulary, int targetVocabulary, int padding) {
    return new Transformer(shape, sourceVocabulary, targetVocabulary, padding);
  }
}
