package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.List;

/** Decoders one after the other; {@code Sequence} in {@code tokenizer.json}. */
public record DecoderSequence(List<Decoder> decoders) implements Decoder {
  public DecoderSequence {
    decoders = List.copyOf(decoders);
  }

  @Override
  public List<String> decode(List<String> tokens) {
    List<String> parts = tokens;
    for (Decoder decoder : decoders) {
      parts = decoder.decode(parts);
    }
    return parts;
  }
}
