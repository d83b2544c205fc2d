package dev.firth.seq2seq.search;

import java.util.List;

/**
 * An output sequence with its scores.
 *
 * @param tokens the sequence with its forced prefix, without start and end token
 * @param ended whether the end token follows; else the sequence was cut at its greatest length
 * @param logProbabilities of each token, and of the end token if it follows; natural logarithms
 * @param logProbability their sum in order: of the sequence, given the source
 * @param score what results are ranked by: the log-probability divided by the length penalty, with
 *     the coverage penalty added
 * @param attention for each entry of {@code logProbabilities} the weights over the positions of the
 *     source; empty if not asked for
 * @param constraintsMet whether it has all phrases that were asked for ({@link
 *     SearchInput#phrases}); true if none were
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record Hypothesis(
    int[] tokens,
    boolean ended,
    float[] logProbabilities,
    double logProbability,
    double score,
    List<float[]> attention,
    boolean constraintsMet) {
  public Hypothesis {
    attention = List.copyOf(attention);
  }

  /** The number of tokens, with the end token if it follows: what length penalties are told. */
  public int length() {
    return logProbabilities.length;
  }
}
