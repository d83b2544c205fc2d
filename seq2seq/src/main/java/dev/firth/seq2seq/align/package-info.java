/**
 * What attention says of texts: weights of words, alignments, and what stands for unknown words.
 */
package dev.firth.seq2seq.align;
