package dev.firth.transformer.bert.finetune.data;

/**
 * Something to be answered with its right answer.
 *
 * @param origin where it stands
 * @param input what the model reads
 * @param answer what it should say
 */
public record Example<X, Y>(Origin origin, X input, Y answer) {}
