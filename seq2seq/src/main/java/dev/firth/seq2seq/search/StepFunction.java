package dev.firth.seq2seq.search;

/**
 * A model that gives, for some unfinished output sequences, the log-probabilities of their next
 * tokens. It holds a state of one row for each sequence; a search sees only what {@link #step}
 * returns.
 *
 * <p>Legal order of calls: a step function is made for one batch and one search. Before the first
 * step its state has {@link #sentences()} rows: row i is sentence i with nothing said yet, not even
 * the start token. Then {@link #step} is called any number of times, also never. In each call new
 * row i continues row {@code parents[i]} of the call before (in the first call: sentence {@code
 * parents[i]}) by {@code tokens[i]}, which in the first call is {@link #startToken()}. A row may be
 * continued by several new rows or by none, so the number of rows grows and shrinks, and sentences
 * that are finished leave; it is never 0. The rows of a sentence are neighbours, in the order of
 * the sentences. Whoever made the step function closes what it holds; no search does.
 *
 * <p>Not safe for several threads at once.
 */
public interface StepFunction {
  /** The number of tokens; their ids are 0 to this number less 1. */
  int vocabularySize();

  /** The token that every sequence continues; never part of a result. */
  int startToken();

  /** The token that ends a sequence. */
  int endToken();

  /** The number of sentences in the batch. */
  int sentences();

  /**
   * Moves the state on by one token for each row and returns the next tokens of each row.
   *
   * @return as many rows as the request has, in its order
   */
  Candidates step(StepRequest request);
}
