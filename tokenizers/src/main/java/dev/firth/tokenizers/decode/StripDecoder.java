package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.List;

/**
 * Takes a character off both ends of every part.
 *
 * @param content the character, a code point
 * @param start how many of it at most at the beginning
 * @param stop how many of it at most at the end
 */
public record StripDecoder(int content, int start, int stop) implements Decoder {
  @Override
  public List<String> decode(List<String> tokens) {
    return tokens.stream().map(this::strip).toList();
  }

  private String strip(String token) {
    int[] characters = token.codePoints().toArray();
    int from = 0;
    while (from < characters.length && from < start && characters[from] == content) {
      from++;
    }
    int to = characters.length;
    while (to > from && characters.length - to < stop && characters[to - 1] == content) {
      to--;
    }
    return new String(characters, from, to - from);
  }
}
