/** Sequence models: data, training loop, search, and the recurrent encoder-decoders. */
package dev.firth.seq2seq;
