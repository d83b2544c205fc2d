package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;

/**
 * A tokenizer with another vocabulary, and where the ids of the one it was made from went.
 *
 * @param tokenizer the new one
 * @param remapping from old ids to new ones
 */
public record ChangedTokenizer(Tokenizer tokenizer, IdRemapping remapping) {}
