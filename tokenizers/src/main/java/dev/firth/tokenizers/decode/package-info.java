/** Decoders: from tokens back to text. */
package dev.firth.tokenizers.decode;
