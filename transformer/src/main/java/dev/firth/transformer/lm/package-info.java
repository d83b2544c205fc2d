/** Causal language models: transformers that write on without a source. */
package dev.firth.transformer.lm;
