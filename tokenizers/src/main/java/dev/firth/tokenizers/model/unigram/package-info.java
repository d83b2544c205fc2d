/** Unigram models: the likeliest way to cut a text into pieces. */
package dev.firth.tokenizers.model.unigram;
