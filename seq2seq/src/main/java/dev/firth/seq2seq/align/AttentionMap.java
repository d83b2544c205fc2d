package dev.firth.seq2seq.align;

import java.util.List;

/**
 * How much each part of a target looks at each part of its source. The last of both is the end of
 * the sentence.
 *
 * @param sources columns
 * @param targets rows
 * @param weights a row for each target with a weight for each source; they sum to 1 in a row of
 *     something that was said
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record AttentionMap(List<String> sources, List<String> targets, float[][] weights) {
  public AttentionMap {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }
}
