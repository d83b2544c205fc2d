/** Tokenizers in the file formats of other programs. */
package dev.firth.tokenizers.files;
