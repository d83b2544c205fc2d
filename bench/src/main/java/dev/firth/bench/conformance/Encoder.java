package dev.firth.bench.conformance;

/** A tokenizer, Firth's or another. */
@FunctionalInterface
interface Encoder {
  Sample encode(String text);
}
