/** Stretches of a text between blanks, and what became of them before. */
package dev.firth.tokenizers.model.region;
