package dev.firth.transformer.lm;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TextOptions;
import dev.firth.seq2seq.train.ModelRecipe;
import java.util.Objects;

/**
 * What a {@link LanguageModelTraining} makes a model of, and how.
 *
 * @param text files and how they become ids
 * @param architecture of the model
 * @param learning from the lines
 */
public record LanguageModelRecipe(
    TextOptions text, CausalArchitecture architecture, ModelRecipe learning) {
  /**
   * @throws UsageException if a line as long as the context fits into no batch
   */
  public LanguageModelRecipe {
    Objects.requireNonNull(text);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(learning);
    int most = Math.min(learning.batches().maxTokens(), learning.batches().maxLength());
    if (architecture.context() > most) {
      throw new UsageException(
          "a context of %,d tokens does not fit into batches of %,d: make it smaller, or them greater"
              .formatted(architecture.context(), most));
    }
  }
}
