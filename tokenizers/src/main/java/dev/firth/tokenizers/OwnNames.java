package dev.firth.tokenizers;

import java.util.Arrays;

/** Texts of the few tokens of an encoding that do not read as the vocabulary has them. */
final class OwnNames {
  static final OwnNames NONE = new OwnNames(new int[0], new String[0]);

  private final int[] tokens;
  private final String[] names;

  private OwnNames(int[] tokens, String[] names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** Names of all tokens of an encoding. */
  static OwnNames all(String[] names) {
    int[] tokens = new int[names.length];
    Arrays.setAll(tokens, i -> i);
    return new OwnNames(tokens, names.clone());
  }

  /** Names of a stretch of a buffer's tokens. */
  static OwnNames of(TokenBuffer buffer, int from, int to) {
    int first = 0;
    int count = buffer.named();
    while (first < count && buffer.namedAt(first) < from) {
      first++;
    }
    int last = first;
    while (last < count && buffer.namedAt(last) < to) {
      last++;
    }
    if (first == last) {
      return NONE;
    }
    int[] tokens = new int[last - first];
    String[] names = new String[last - first];
    for (int i = first; i < last; i++) {
      tokens[i - first] = buffer.namedAt(i) - from;
      names[i - first] = buffer.namedText(i);
    }
    return new OwnNames(tokens, names);
  }

  /** The name of a token, or null if the vocabulary has it. */
  String of(int token) {
    if (tokens.length == 0) {
      return null;
    }
    int found = Arrays.binarySearch(tokens, token);
    return found < 0 ? null : names[found];
  }

  OwnNames slice(int from, int to) {
    int first = lowerBound(from);
    int last = lowerBound(to);
    if (first == last) {
      return NONE;
    }
    int[] moved = Arrays.copyOfRange(tokens, first, last);
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= from;
    }
    return new OwnNames(moved, Arrays.copyOfRange(names, first, last));
  }

  private int lowerBound(int token) {
    int found = Arrays.binarySearch(tokens, token);
    return found < 0 ? -found - 1 : found;
  }

  /** These names and others of tokens that come behind. */
  OwnNames plus(OwnNames other, int shift) {
    if (other.tokens.length == 0) {
      return this;
    }
    int[] allTokens = Arrays.copyOf(tokens, tokens.length + other.tokens.length);
    String[] allNames = Arrays.copyOf(names, allTokens.length);
    for (int i = 0; i < other.tokens.length; i++) {
      allTokens[tokens.length + i] = other.tokens[i] + shift;
      allNames[tokens.length + i] = other.names[i];
    }
    return new OwnNames(allTokens, allNames);
  }
}
