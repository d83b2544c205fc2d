package dev.firth.transformer.bert.finetune;

import java.util.List;

/**
 * The part of a text that seems to answer a question.
 *
 * @param best the answer; empty where the text seems to have none
 * @param nBest the likeliest answers, best first, with the empty one if the model knows it
 */
public record SpanAnswer(Span best, List<Span> nBest) {
  /** Copies the list. */
  public SpanAnswer {
    nBest = List.copyOf(nBest);
  }

  /**
   * A part of a text.
   *
   * @param text empty for no answer
   * @param start its first UTF-16 unit; -1 for no answer
   * @param end one past its last; -1 for no answer
   * @param probability among the answers in the list
   */
  public record Span(String text, int start, int end, double probability) {}
}
