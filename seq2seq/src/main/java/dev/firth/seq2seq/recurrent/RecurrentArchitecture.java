package dev.firth.seq2seq.recurrent;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.model.ConfigObject;
import dev.firth.seq2seq.model.ModelFamily;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recurrent encoder-decoders as a family of models, called {@code recurrent}.
 *
 * @param shape of the model
 */
public record RecurrentArchitecture(RecurrentOptions shape)
    implements Architecture<EncoderDecoder> {
  private static final String NAME = "recurrent";

  /** The family. */
  public static final ModelFamily<EncoderDecoder> FAMILY =
      new ModelFamily<>(NAME, RecurrentArchitecture::read);

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public Map<String, Object> options() {
    var map = new LinkedHashMap<String, Object>();
    map.put("cell", ConfigObject.label(shape.cell()));
    map.put("embedding", shape.embedding());
    map.put("hidden", shape.hidden());
    map.put("encoderLayers", shape.encoderLayers());
    map.put("bidirectional", shape.bidirectional());
    map.put("decoderLayers", shape.decoderLayers());
    map.put("attention", ConfigObject.label(shape.attention()));
    map.put("inputFeeding", shape.inputFeeding());
    map.put("bridge", shape.bridge());
    map.put("dropout", shape.dropout());
    if (shape.tying() != WeightTying.NONE) {
      map.put("tying", ConfigObject.label(shape.tying()));
    }
    if (shape.copy()) {
      map.put("copy", true);
    }
    return map;
  }

  private static Architecture<EncoderDecoder> read(ConfigObject config) throws BadInputException {
    CellKind cell = config.choice("cell", CellKind.values());
    int embedding = config.integer("embedding");
    int hidden = config.integer("hidden");
    int encoderLayers = config.integer("encoderLayers");
    boolean bidirectional = config.flag("bidirectional");
    int decoderLayers = config.integer("decoderLayers");
    AttentionKind attention = config.choice("attention", AttentionKind.values());
    boolean inputFeeding = config.flag("inputFeeding");
    boolean bridge = config.flag("bridge");
    double dropout = config.number("dropout");
    WeightTying tying = config.choice("tying", WeightTying.values(), WeightTying.NONE);
    boolean copy = config.flag("copy", false);
    return config.checked(
        () ->
            new RecurrentArchitecture(
                new RecurrentOptions(
                    cell,
                    embedding,
                    hidden,
                    encoderLayers,
                    bidirectional,
                    decoderLayers,
                    attention,
                    inputFeeding,
                    bridge,
                    dropout,
                    tying,
                    copy)));
  }

  @Override
  public EncoderDecoder build(int sourceVocabulary, int targetVocabulary, int padding) {
    return new RecurrentModel(shape, sourceVocabulary, targetVocabulary, padding);
  }
}
