package dev.firth.transformer.bert.finetune;

import java.util.List;

/**
 * The tags that the words of a sentence seem to have.
 *
 * @param tags one for each word
 * @param probabilities of these tags; 0 for words of which the tokenizer left nothing, whose tag is
 *     a guess
 */
public record TagsAnswer(List<String> tags, List<Double> probabilities) {
  /** Copies the lists. */
  public TagsAnswer {
    tags = List.copyOf(tags);
    probabilities = List.copyOf(probabilities);
  }
}
