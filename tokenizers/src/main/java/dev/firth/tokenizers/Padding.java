package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.util.Objects;

/**
 * How encodings are filled up to the same length.
 *
 * @param length the length wanted, or {@link #LONGEST}
 * @param multipleOf the length is rounded up to a multiple of this; 0 or 1 for none
 * @param side where the padding goes
 * @param id id of the padding token
 * @param typeId its type id
 * @param token its text
 */
public record Padding(int length, int multipleOf, Side side, int id, int typeId, String token) {
  /** The length of the longest encoding of a batch. */
  public static final int LONGEST = -1;

  public Padding {
    Objects.requireNonNull(side);
    Objects.requireNonNull(token);
    if (length < LONGEST || multipleOf < 0) {
      throw new UsageException(
          "a padding needs a length and a multiple of 0 or more, not "
              + length
              + " and "
              + multipleOf);
    }
  }

  /** Fills up on the right to the longest of a batch. */
  public static Padding toLongest(int id, String token) {
    return new Padding(LONGEST, 0, Side.RIGHT, id, 0, token);
  }

  /** Fills up on the right to a length. */
  public static Padding to(int length, int id, String token) {
    return new Padding(length, 0, Side.RIGHT, id, 0, token);
  }

  /** The length that encodings get, the longest of which has so many tokens. */
  int target(int longest) {
    int target = length == LONGEST ? longest : length;
    int over = multipleOf > 1 ? target % multipleOf : 0;
    return over == 0 ? target : target + multipleOf - over;
  }
}
