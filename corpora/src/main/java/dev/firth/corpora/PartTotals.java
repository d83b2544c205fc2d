package dev.firth.corpora;

import java.io.Serializable;

/**
 * The sums of one part of a corpus; see {@link PartStats}.
 *
 * @param bytes stored bytes
 * @param lines lines, empty ones included
 * @param emptyLines lines without a byte
 * @param tokens runs of bytes other than white space
 * @param brokenBytes bytes that were no UTF-8
 * @param longestLine bytes of the longest line, the first one of them; -1 if there is no line
 * @param longestNumber which line of the part that is, from 1; 0 if there is no line
 * @param comparedLines lines that are compared with others: not empty and of at most {@link
 *     dev.firth.corpora.text.TextReader#MAX_PIECE} bytes
 */
public record PartTotals(
    long bytes,
    long lines,
    long emptyLines,
    long tokens,
    long brokenBytes,
    long longestLine,
    long longestNumber,
    long comparedLines)
    implements Serializable {}
