package dev.firth.seq2seq.data;

/**
 * What a {@link BatchSampler} takes of its data.
 *
 * @param examples sentences (or pairs, or blocks) that there are
 * @param kept those that come in every epoch
 * @param tooLong those left out because a side is longer than the limit, or does not fit into a
 *     batch
 * @param longest tokens of the longest side that was left out, special ones not counted; 0 if none
 * @param sourceTokens tokens of the sources of an epoch, special ones included
 * @param targetTokens tokens of the targets of an epoch, special ones included
 */
public record SamplerCounts(
    int examples, int kept, int tooLong, int longest, long sourceTokens, long targetTokens) {}
