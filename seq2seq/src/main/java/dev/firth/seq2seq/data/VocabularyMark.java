package dev.firth.seq2seq.data;

import dev.firth.tokenizers.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What tells the vocabulary of a tokenizer from others: ids mean nothing with another one.
 *
 * @param size every id is below it
 * @param fingerprint CRC-32C of the tokens in the order of their ids, as UTF-8 with a line feed
 *     behind each; an id without a token counts as an empty one
 */
public record VocabularyMark(int size, int fingerprint) {
  /** The mark of a tokenizer's vocabulary, added tokens included. */
  public static VocabularyMark of(Tokenizer tokenizer) {
    int size = size(tokenizer);
    var crc = new CRC32C();
    for (int id = 0; id < size; id++) {
      String token = tokenizer.tokenOf(id);
      crc.update((token == null ? "" : token).getBytes(StandardCharsets.UTF_8));
      crc.update('\n');
    }
    return new VocabularyMark(size, (int) crc.getValue());
  }

  /** One above the highest id; ids may have gaps, so that the number of tokens can be less. */
  private static int size(Tokenizer tokenizer) {
    int size = tokenizer.size();
    for (int id : tokenizer.addedTokens().keySet()) {
      size = Math.max(size, id + 1);
    }
    while (tokenizer.tokenOf(size) != null) {
      size++;
    }
    return size;
  }
}
