package dev.firth.eval.language;

/**
 * The size of a text in units that no tokenizer decides. The end of a line counts once in each,
 * since it is predicted too.
 *
 * @param lines ends of lines
 * @param words what stands between white space, without the ends of lines
 * @param characters Unicode code points, without the ends of lines
 * @param bytes in UTF-8, without the ends of lines
 */
public record TextUnits(long lines, long words, long characters, long bytes) {
  /** How many units of a kind that belongs to the text; tokens belong to a model. */
  public long of(PerplexityUnit unit) {
    return switch (unit) {
      case WORD -> words + lines;
      case CHARACTER -> characters + lines;
      case BYTE -> bytes + lines;
      case TOKEN -> throw new IllegalArgumentException("tokens are the model's, not the text's");
    };
  }
}
