package dev.firth.transformer;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import java.util.List;

/** All kinds of encoder-decoders that there are. */
public final class ModelFamilies {
  private ModelFamilies() {}

  /** Recurrent models and transformers. */
  public static List<ModelFamily<EncoderDecoder>> all() {
    return List.of(RecurrentArchitecture.FAMILY, TransformerArchitecture.FAMILY);
  }
}
