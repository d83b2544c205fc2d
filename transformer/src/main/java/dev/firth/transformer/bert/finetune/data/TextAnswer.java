package dev.firth.transformer.bert.finetune.data;

/**
 * A part of a text that answers a question.
 *
 * @param text of the answer
 * @param start its first UTF-16 unit in the context
 */
public record TextAnswer(String text, int start) {
  /** One past its last UTF-16 unit. */
  public int end() {
    return start + text.length();
  }
}
