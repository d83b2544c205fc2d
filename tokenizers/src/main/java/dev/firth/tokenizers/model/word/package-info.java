/** A model of whole words. */
package dev.firth.tokenizers.model.word;
