package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.List;

/** Makes one part of all, so that the decoders behind it see the text as a whole. */
public record FuseDecoder() implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    return List.of(String.join("", tokens));
  }
}
