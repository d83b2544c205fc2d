package dev.firth.transformer.bert.data;

import java.util.List;

/**
 * Which sentences make a row.
 *
 * @param first of the first segment; several ranges where it goes across documents
 * @param second of the second segment; null if there is none
 * @param label 0: the second segment follows the first; 1: it is from another document, or they are
 *     swapped
 * @param length tokens of the row, special ones included
 * @param key the first sentence of the text that it was made of: no other example of the epoch has
 *     it
 */
record Example(List<SentenceRange> first, SentenceRange second, int label, int length, int key) {}
