/** Models in directories that can be moved: weights, configuration, tokenizers, provenance. */
package dev.firth.seq2seq.model;
