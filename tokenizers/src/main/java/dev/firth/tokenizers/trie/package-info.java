/** Sets of strings of which all that begin at a place of a text are found in one walk. */
package dev.firth.tokenizers.trie;
