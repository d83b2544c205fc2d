package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.train.TrainingResult;

/**
 * A model that was fine-tuned, with the weights of its best validation; whoever takes it closes it.
 *
 * @param training how it went; its best values are those of the model
 */
public record TuningResult<X, A>(FineTunedModel<X, A> model, TrainingResult training) {}
