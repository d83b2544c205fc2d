package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.train.ModelRecipe;
import java.util.Objects;

/**
 * What a {@link TranslationTraining} makes a model of, and how.
 *
 * @param text four files and how they become ids
 * @param architecture of the model
 * @param learning from sentence pairs
 */
public record TranslationRecipe(
    PreparationOptions text, Architecture<EncoderDecoder> architecture, ModelRecipe learning) {
  public TranslationRecipe {
    Objects.requireNonNull(text);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(learning);
  }
}
