package dev.firth.cli.vectors;

import dev.firth.embeddings.Query;
import dev.firth.runs.UsageException;

/**
 * A question typed at the prompt: {@code word …} for neighbours, {@code a - b + c} for sums, {@code
 * a : b :: c} for "a is to b as c is to what".
 */
final class QueryLine {
  private QueryLine() {}

  static Query parse(String line) {
    String text = line.strip();
    return text.contains(" :: ") ? analogy(text) : sum(text.split("\\s+"));
  }

  private static Query analogy(String text) {
    String[] sides = text.split(" :: ", -1);
    String[] left = sides[0].split(" : ", -1);
    if (sides.length != 2 || left.length != 2) {
      throw new UsageException("an analogy is written a : b :: c");
    }
    // A question mark at the end, as people write it, is no word.
    String c = sides[1].replaceFirst("\\s*:\\s*\\?\\s*$", "");
    return Query.analogy(left[0].strip(), left[1].strip(), c.strip());
  }

  private static Query sum(String[] tokens) {
    Query query = Query.empty();
    boolean minus = false;
    boolean signed = false;
    for (String token : tokens) {
      boolean sign = token.equals("+") || token.equals("-");
      if (sign && !signed) {
        minus = token.equals("-");
        signed = true;
      } else {
        query = minus ? query.negative(token) : query.positive(token);
        minus = false;
        signed = false;
      }
    }
    if (signed) {
      throw new UsageException("a word is missing after the last " + tokens[tokens.length - 1]);
    }
    return query;
  }
}
