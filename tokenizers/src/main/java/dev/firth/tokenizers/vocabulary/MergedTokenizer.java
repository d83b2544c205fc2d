package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;

/**
 * A tokenizer made of two, and where the ids of each went.
 *
 * @param tokenizer the new one
 * @param first from ids of the first tokenizer
 * @param second from ids of the second
 */
public record MergedTokenizer(Tokenizer tokenizer, IdRemapping first, IdRemapping second) {}
