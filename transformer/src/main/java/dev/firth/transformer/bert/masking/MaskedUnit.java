package dev.firth.transformer.bert.masking;

/** What is masked together. */
public enum MaskedUnit {
  /** Single tokens (Devlin et al. 2019). */
  TOKENS("tokens"),
  /** All tokens of a word (BERT's later "whole word masking"). */
  WORDS("words"),
  /**
   * Several words in a row, their number drawn from a geometric distribution (Joshi et al. 2020).
   */
  SPANS("spans");

  private final String label;

  MaskedUnit(String label) {
    this.label = label;
  }

  /** The name in lower case that commands use. */
  public String label() {
    return label;
  }
}
