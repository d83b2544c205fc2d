package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into pieces of at most so many tokens. Where to cut is read off the whole text's
 * tokens; since a piece alone may have other tokens than within the text, each is counted again and
 * made shorter if need be.
 */
final class TextSplitter {
  private final Tokenizer tokenizer;
  private final int maxTokens;

  TextSplitter(Tokenizer tokenizer, int maxTokens) {
    if (maxTokens < 1) {
      throw new UsageException("pieces need at least 1 token, not " + maxTokens);
    }
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  List<String> split(String text) {
    Encoding tokens = tokenizer.encodeBare(text);
    var pieces = new ArrayList<String>();
    int token = 0;
    int start = 0;
    while (start < text.length()) {
      int end = end(text, tokens, token, start);
      pieces.add(text.substring(start, end));
      start = end;
      while (token < tokens.size() && tokens.start(token) < start) {
        token++;
      }
    }
    return pieces;
  }

  /** Where the piece that begins at a place ends. */
  private int end(String text, Encoding tokens, int token, int start) {
    int most = maxTokens;
    while (most > 0) {
      int end = boundary(text, tokens, token, Math.min(token + most, tokens.size()), start);
      if (end > start) {
        int count = tokenizer.count(text.substring(start, end));
        if (count <= maxTokens) {
          return end;
        }
        most = Math.min(most - 1, most - (count - maxTokens));
      } else {
        most = 0;
      }
    }
    return afterOneCharacter(text, start);
  }

  /**
   * The last good place to cut before a token: where its word begins, or if that leaves less than
   * half of the tokens, where it begins itself.
   */
  private static int boundary(String text, Encoding tokens, int first, int end, int start) {
    if (end == tokens.size()) {
      return text.length();
    }
    int at = end;
    int least = first + (end - first + 1) / 2;
    while (at > least && tokens.word(at) == tokens.word(at - 1)) {
      at--;
    }
    int place = wholeCharacter(text, tokens.start(at > least ? at : end));
    return Math.max(place, start);
  }

  private static int wholeCharacter(String text, int place) {
    boolean inside =
        place > 0
            && place < text.length()
            && Character.isLowSurrogate(text.charAt(place))
            && Character.isHighSurrogate(text.charAt(place - 1));
    return inside ? place - 1 : place;
  }

  private int afterOneCharacter(String text, int start) {
    int end = text.offsetByCodePoints(start, 1);
    int count = tokenizer.count(text.substring(start, end));
    if (count > maxTokens) {
      throw new UsageException(
          "the character at offset "
              + start
              + " alone has "
              + count
              + " tokens; allow more than "
              + maxTokens);
    }
    return end;
  }
}
