/** Post-processors: special tokens around sequences, type ids, trimmed offsets. */
package dev.firth.tokenizers.postprocess;
