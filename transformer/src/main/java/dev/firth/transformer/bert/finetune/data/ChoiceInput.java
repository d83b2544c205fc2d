package dev.firth.transformer.bert.finetune.data;

import java.util.List;

/**
 * A text, such as a question, and what may follow it.
 *
 * @param choices of which one is right
 */
public record ChoiceInput(String text, List<String> choices) {
  public ChoiceInput {
    choices = List.copyOf(choices);
  }
}
