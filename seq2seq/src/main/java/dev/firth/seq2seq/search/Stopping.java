package dev.firth.seq2seq.search;

/** When beam search is done with a sentence whose beam has live hypotheses left. */
public enum Stopping {
  /**
   * When no live hypothesis can come among the n best: n have been finished, and the worst of them
   * has a score no lower than any live one could reach. That bound is the log-probability of the
   * best live one divided by the length penalty of the greatest length allowed: tokens to come
   * cannot make it likelier, divisors never fall with the length, and coverage costs nothing at
   * best. So the result is that of a search that goes on to the greatest length (the optimal
   * stopping of Huang, Zhao and Ma 2017, When to finish?, extended to length penalties).
   */
  BOUND,

  /**
   * When as many hypotheses have been finished as the beam is wide, whatever the live ones might
   * come to: {@code early_stopping=True} of Hugging Face's transformers, the rule of fairseq. With
   * a beam of 1 this is greedy search, under any penalty.
   */
  BEAM_FULL
}
