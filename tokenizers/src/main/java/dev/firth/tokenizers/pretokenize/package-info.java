/**
 * Pre-tokenizers: cut a normalized text into pieces, each under the name that it has in {@code
 * tokenizer.json}. The same pieces and the same offsets as Hugging Face's tokenizers.
 */
package dev.firth.tokenizers.pretokenize;
