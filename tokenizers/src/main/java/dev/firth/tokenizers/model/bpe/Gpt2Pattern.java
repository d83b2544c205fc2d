package dev.firth.tokenizers.model.bpe;

/**
 * The pattern of GPT-2: {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|
 * \s+(?!\S)|\s+}.
 */
final class Gpt2Pattern extends BytePattern {
  private static final int NOT_OTHER = Utf8Classes.SPACE | Utf8Classes.LETTER | Utf8Classes.NUMBER;

  @Override
  int end(byte[] text, int from, int to) {
    byte first = text[from];
    int start = first == ' ' ? from + 1 : from;
    if (AsciiRuns.isLetter(text[start])) {
      return letters(text, start, to);
    }
    if (first == '\'') {
      int end = lowercaseContraction(text, from, to);
      if (end > from) {
        return end;
      }
    }
    if (start == to) {
      return to;
    }
    int kind = Utf8Classes.at(text, start);
    if ((kind & Utf8Classes.LETTER) != 0) {
      return letters(text, start, to);
    }
    if ((kind & Utf8Classes.NUMBER) != 0) {
      return Utf8Classes.runEnd(text, start, to, Utf8Classes.NUMBER);
    }
    if ((kind & Utf8Classes.SPACE) != 0) {
      int runEnd = Utf8Classes.runEnd(text, start, to, Utf8Classes.SPACE);
      return spacesBefore(text, from, runEnd, to);
    }
    return Utf8Classes.runEndWithout(text, start, to, NOT_OTHER);
  }

  private static int lowercaseContraction(byte[] text, int from, int to) {
    int end = contraction(text, from, to);
    for (int i = from + 1; i < end; i++) {
      if (text[i] < 'a') {
        return from;
      }
    }
    return end;
  }
}
