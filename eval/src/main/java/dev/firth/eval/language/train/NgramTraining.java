package dev.firth.eval.language.train;

import java.util.List;
import java.util.Optional;

/**
 * What was trained.
 *
 * @param orders one for each order, from 1
 * @param words words of the text, line ends not among them
 * @param lines lines of the text, each of which ends with {@code </s>}
 * @param brokenBytes bytes of the text that were not UTF-8
 * @param spilledBytes what was sorted on the disk, because it did not fit into the memory allowed
 */
public record NgramTraining(
    List<Order> orders, long words, long lines, long brokenBytes, long spilledBytes) {
  /**
   * The n-grams of one order.
   *
   * @param ngrams n-grams of the model
   * @param found n-grams of the text, before pruning
   * @param withCount how many of these have an adjusted count of 0, 1, 2, 3 and 4
   * @param discounts for Kneser-Ney smoothing
   * @param fallback whether the discounts are not the text's own
   */
  public record Order(
      long ngrams,
      long found,
      List<Long> withCount,
      Optional<Discounts> discounts,
      boolean fallback) {}
}
