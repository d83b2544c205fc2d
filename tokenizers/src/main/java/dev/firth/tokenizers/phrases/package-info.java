/**
 * Words that belong together become one: phrases are learned from the counts of a text and joined
 * in it (Mikolov et al. 2013, section 4; the program {@code word2phrase}).
 */
package dev.firth.tokenizers.phrases;
