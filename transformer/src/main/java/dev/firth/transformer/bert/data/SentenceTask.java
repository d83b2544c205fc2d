package dev.firth.transformer.bert.data;

/** What a row asks about its segments, beside the masked tokens. */
public enum SentenceTask {
  /**
   * Two segments: does the second follow the first, or is it from another document (Devlin et al.
   * 2019)?
   */
  NEXT_SENTENCE("nsp"),
  /** Two segments that follow each other: were they swapped (Lan et al. 2020)? */
  SENTENCE_ORDER("sop"),
  /** One segment of whole sentences, across documents (Liu et al. 2019, FULL-SENTENCES). */
  NONE("none");

  private final String label;

  SentenceTask(String label) {
    this.label = label;
  }

  /** The name in lower case that commands use. */
  public String label() {
    return label;
  }
}
