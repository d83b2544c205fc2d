package dev.firth.seq2seq.data;

/**
 * Where a {@link BatchSampler} stands; a checkpoint holds it.
 *
 * @param epoch the epoch of the next batch, from 0
 * @param batch the number of the next batch in its epoch, from 0
 * @param fingerprint of the data and the options, without which the numbers mean nothing
 */
public record SamplerPosition(long epoch, int batch, int fingerprint) {}
