/**
 * Byte-pair encoding: the model with all its options, and the fast ways of byte-level encodings
 * from text to ids.
 */
package dev.firth.tokenizers.model.bpe;
