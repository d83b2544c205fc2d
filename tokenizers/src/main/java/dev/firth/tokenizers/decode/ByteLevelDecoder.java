package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Byte-level tokens are spelled in an alphabet of 256 characters, one for each byte; this gives the
 * bytes back and reads them as UTF-8. What is no UTF-8 becomes U+FFFD. A token with characters
 * outside that alphabet stands for itself. The options are those of the pre-tokenizer; they mean
 * nothing here and are kept for the file.
 */
public record ByteLevelDecoder(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
    implements Decoder {
  /** With the options that files mostly have. */
  public ByteLevelDecoder() {
    this(true, true, true);
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var bytes = new ByteArrayOutputStream();
    for (String token : tokens) {
      if (isByteLevel(token)) {
        token.chars().forEach(unit -> bytes.write(ByteAlphabet.byteOf(unit)));
      } else {
        bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
      }
    }
    return List.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static boolean isByteLevel(String token) {
    return token.chars().allMatch(unit -> ByteAlphabet.byteOf(unit) >= 0);
  }
}
