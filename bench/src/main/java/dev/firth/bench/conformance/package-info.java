/** Tokenizers compared with other programs, text by text. */
package dev.firth.bench.conformance;
