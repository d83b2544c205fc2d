/** Models at work: the steps that a search asks of a network. */
package dev.firth.seq2seq.inference;
