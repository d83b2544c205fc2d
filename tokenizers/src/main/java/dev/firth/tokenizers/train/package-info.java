/**
 * Tokenizers are learned from text: words are counted in parallel within a bound on memory, then
 * BPE, WordPiece, whole words or subword-nmt's codes are learned from the counts.
 */
package dev.firth.tokenizers.train;
