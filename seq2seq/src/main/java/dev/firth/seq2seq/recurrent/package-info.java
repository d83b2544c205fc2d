/** Recurrent encoder-decoders, with and without attention. */
package dev.firth.seq2seq.recurrent;
