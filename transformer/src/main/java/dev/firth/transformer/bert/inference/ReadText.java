package dev.firth.transformer.bert.inference;

import dev.firth.tokenizers.Encoding;

/**
 * A text or pair as a model reads it.
 *
 * @param encoding with special tokens, without what was cut
 * @param cut tokens of the text that there was no room for
 */
public record ReadText(Encoding encoding, int cut) {}
