/**
 * What a training keeps in files: the checkpoint to go on from, and weights that were validated.
 */
package dev.firth.seq2seq.train.checkpoint;
