/** Translation of text with models from directories. */
package dev.firth.seq2seq.translate;
