/** Trains n-gram language models: counting, smoothing, writing ARPA files, in bounded memory. */
package dev.firth.eval.language.train;
