package dev.firth.corpora;

import java.util.List;

/**
 * What a parallel corpus of two sides consists of, and what is wrong with it. A pair may have
 * several faults and is then counted in each.
 *
 * @param pairs lines of each side
 * @param kept pairs without any of the faults below
 * @param emptyPairs pairs of which a side, or both, holds nothing but white space
 * @param tooLong pairs of which a side is longer than the rules allow
 * @param uneven pairs of which one side is too many times as long as the other; pairs with an empty
 *     side are not counted here
 * @param duplicates pairs that equal an earlier one in both sides. Pairs are compared by 64 bits of
 *     hash (a chance of 10^-5 that one pair among 16 million different ones is mixed up)
 * @param duplicatesExact false if there are more different pairs than are remembered ({@value
 *     PairCheck#REMEMBERED}); repetitions of the later ones are then not seen
 * @param identical pairs whose sides are the same text, and not empty
 * @param damaged pairs of which a side holds U+FFFD, what broken bytes become
 * @param sides the sides in their order
 */
public record PairStats(
    long pairs,
    long kept,
    long emptyPairs,
    long tooLong,
    long uneven,
    long duplicates,
    boolean duplicatesExact,
    long identical,
    long damaged,
    List<Side> sides) {

  /**
   * One side.
   *
   * @param file as messages call it
   * @param words runs of bytes other than white space; lines that were too long to be read have
   *     none
   * @param characters code points, likewise
   * @param empty lines of nothing but white space
   * @param longest length of the longest line in the unit of the rules, or in bytes where a line
   *     was too long to be read
   * @param longestLine its number, from 1; 0 if no line was measured
   * @param brokenBytes bytes that were no UTF-8 and became U+FFFD
   */
  public record Side(
      String file,
      long words,
      long characters,
      long empty,
      long longest,
      long longestLine,
      long brokenBytes) {}

  public PairStats {
    sides = List.copyOf(sides);
  }
}
