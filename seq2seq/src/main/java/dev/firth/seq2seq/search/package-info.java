/**
 * Search for output sequences: greedy, beam search and sampling, over step functions and their
 * ensembles. Nothing here knows a network: a {@link dev.firth.seq2seq.search.StepFunction} is the
 * only door.
 */
package dev.firth.seq2seq.search;
