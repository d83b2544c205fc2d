package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.train.TrainingResult;

/**
 * A model whose early exits were trained; whoever takes it closes it.
 *
 * @param training how it went
 * @param truncation how much of the texts was too long to be read
 */
public record TrainedExits(
    EarlyExitModel model, TrainingResult training, TruncationCounts truncation) {}
