package dev.firth.eval.language.train;

import dev.firth.runs.BadInputException;
import java.util.List;
import java.util.Locale;

/**
 * What modified Kneser-Ney smoothing takes off counts of 1, of 2, and of 3 and more (Chen and
 * Goodman 1998, equation 26). In single precision, as KenLM's lmplz computes them, so that the
 * models are the same to the last digit.
 *
 * @param one D1, from 0 to 1
 * @param two D2, from 0 to 2
 * @param threeAndMore D3+, from 0 to 3
 */
public record Discounts(float one, float two, float threeAndMore) {
  /** Used where the equation has no answer and that is allowed; lmplz's. */
  public static final Discounts FALLBACK = new Discounts(0.5f, 1f, 1.5f);

  /**
   * The discounts that follow from how many n-grams have which adjusted count.
   *
   * @param order of the n-grams, for messages
   * @param n1 n-grams with a count of 1
   * @param n2 n-grams with a count of 2
   * @param n3 n-grams with a count of 3
   * @param n4 n-grams with a count of 4
   * @throws BadInputException if there are none with a count of 1, 2 or 3, or a discount is out of
   *     range: the text is small or artificial
   */
  public static Discounts of(int order, long n1, long n2, long n3, long n4)
      throws BadInputException {
    List<Long> seen = List.of(n1, n2, n3);
    for (int count = 1; count <= seen.size(); count++) {
      if (seen.get(count - 1) == 0) {
        throw new BadInputException(
            ("no %d-gram of the text has an adjusted count of %d, so there are no Kneser-Ney"
                    + " discounts: give more text without repeated lines, or --discount-fallback")
                .formatted(order, count));
      }
    }
    float y = (float) n1 / (float) (n1 + 2.0 * n2);
    return new Discounts(
        discount(order, 1, y, n1, n2),
        discount(order, 2, y, n2, n3),
        discount(order, 3, y, n3, n4));
  }

  private static float discount(int order, int count, float y, long n, long next)
      throws BadInputException {
    float discount = count - (count + 1) * y * next / n;
    if (discount < 0 || discount > count) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the Kneser-Ney discount of %d-grams with a count of %d would be %s, which is not"
                  + " between 0 and %d: give more text without repeated lines, or"
                  + " --discount-fallback",
              order,
              count,
              discount,
              count));
    }
    return discount;
  }

  /** What is taken off a count; nothing off 0. */
  public float of(long count) {
    if (count >= 3) {
      return threeAndMore;
    }
    return count == 2 ? two : count == 1 ? one : 0;
  }
}
