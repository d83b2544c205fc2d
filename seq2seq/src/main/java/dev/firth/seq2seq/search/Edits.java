package dev.firth.seq2seq.search;

/**
 * What a search wants changed in the scores of one step, as sparse plain data that an engine can
 * scatter. A cell is {@code row * vocabularySize + token}: its place in the row-major array of all
 * scores. The edits mean, in this order:
 *
 * <ol>
 *   <li>repetition (Keskar et al. 2019, CTRL, section 4.1): the raw score x of each cell of {@link
 *       #repeated} becomes x / {@link #penalty} where it is above 0 and x * penalty elsewhere. Raw
 *       scores are what the softmax is taken of. The paper only divides, which would favour tokens
 *       with scores below 0; its program and those of others do as said here;
 *   <li>the softmax: log-probabilities are normalised over the whole vocabulary;
 *   <li>bans: the log-probability of each token of {@link #never}, in all rows, and of each cell of
 *       {@link #banned} becomes negative infinity. The others stay as they are: nothing is
 *       normalised again;
 *   <li>force: where {@link #forced} names a token, all other tokens of the row become negative
 *       infinity and this one keeps the log-probability from after the softmax, whatever the bans
 *       say.
 * </ol>
 *
 * <p>{@link NextTokens} is the definition in plain Java.
 *
 * @param never tokens that no row may get; ascending
 * @param banned cells that are not allowed; ascending
 * @param repeated cells of tokens that the row has already, each once however often; ascending
 * @param penalty above 0; 1 changes nothing
 * @param forced for each row the token that must come, or {@link #FREE}; empty if all are free
 */
@SuppressWarnings("ArrayRecordComponent") // plain data for loops, compared by nobody
public record Edits(int[] never, int[] banned, int[] repeated, float penalty, int[] forced) {
  /** Stands in {@link #forced} for a row that is free. */
  public static final int FREE = -1;

  /** No change at all. */
  public static final Edits NONE = new Edits(new int[0], new int[0], new int[0], 1, new int[0]);

  /** Whether nothing is changed. */
  public boolean none() {
    return !bans() && !repeats() && !forces();
  }

  /** Whether there is a token or a cell that is not allowed. */
  public boolean bans() {
    return never.length > 0 || banned.length > 0;
  }

  /** Whether there is a cell to be penalised. */
  public boolean repeats() {
    return repeated.length > 0;
  }

  /** Whether there is a row that is not free. */
  public boolean forces() {
    return forced.length > 0;
  }

  /** Those of these edits that come before the softmax. */
  Edits beforeSoftmax() {
    return repeats() ? new Edits(new int[0], new int[0], repeated, penalty, new int[0]) : NONE;
  }
}
