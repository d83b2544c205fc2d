package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.CharacterClasses;
import dev.firth.tokenizers.Encoding;

/** Takes the blanks that tokens begin and end with out of their offsets. */
final class OffsetTrimming {
  /** The sign of a blank in byte-level tokens, Ġ. */
  private static final char BLANK = 0x120;

  private OffsetTrimming() {}

  /** An encoding and its windows with trimmed offsets. */
  static Encoding trim(Encoding encoding, boolean addPrefixSpace) {
    return Framing.each(encoding, part -> trimOne(part, addPrefixSpace));
  }

  private static Encoding trimOne(Encoding encoding, boolean addPrefixSpace) {
    int[] starts = encoding.starts();
    int[] ends = encoding.ends();
    for (int i = 0; i < starts.length; i++) {
      String token = encoding.token(i);
      int leading = leadingBlanks(token);
      int trailing = trailingBlanks(token);
      if (leading == 1 && addPrefixSpace && (i == 0 || starts[i] == 0)) {
        // The pre-tokenizer put this one there: the text has nothing to leave out.
        leading = 0;
      }
      if (leading > 0 || trailing > 0) {
        String text = encoding.text(i);
        starts[i] = forward(text, starts[i], ends[i], leading);
        ends[i] = Math.max(backward(text, ends[i], trailing), starts[i]);
      }
    }
    return encoding.withOffsets(starts, ends);
  }

  /** So many characters of the text on, but not beyond an end. */
  private static int forward(String text, int start, int end, int characters) {
    int at = start;
    for (int i = 0; i < characters && at < end; i++) {
      at += text == null ? 1 : Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** So many characters of the text back; where it has fewer, none. */
  private static int backward(String text, int end, int characters) {
    int at = end;
    for (int i = 0; i < characters; i++) {
      if (at == 0) {
        return end;
      }
      at -= text == null ? 1 : Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  private static int leadingBlanks(String token) {
    int count = 0;
    while (count < token.length() && isBlank(token.charAt(count))) {
      count++;
    }
    return count;
  }

  private static int trailingBlanks(String token) {
    int count = 0;
    while (count < token.length() && isBlank(token.charAt(token.length() - 1 - count))) {
      count++;
    }
    return count;
  }

  private static boolean isBlank(char unit) {
    return unit == BLANK || CharacterClasses.isWhiteSpace(unit);
  }
}
