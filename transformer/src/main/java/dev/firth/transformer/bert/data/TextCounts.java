package dev.firth.transformer.bert.data;

/**
 * What a text looks like before it is tokens.
 *
 * @param lines that are not blank; one of more than a megabyte may count as several
 * @param duplicateLines of them, equal to an earlier one; above four million different lines an
 *     estimate
 * @param brokenBytes bytes that were no UTF-8 and became U+FFFD
 * @param replacedLines lines with U+FFFD, whether it stood there or came in just now
 * @param twiceEncodedLines lines with characters like {@code Ã¤}: UTF-8 taken for ISO-8859-1
 */
public record TextCounts(
    long lines,
    long duplicateLines,
    long brokenBytes,
    long replacedLines,
    long twiceEncodedLines) {}
