package dev.firth.bench.conformance;

import dev.firth.tokenizers.Tokenizer;

/**
 * A tokenizer under examination.
 *
 * @param name for the table
 */
record Subject(String name, Tokenizer tokenizer) {}
