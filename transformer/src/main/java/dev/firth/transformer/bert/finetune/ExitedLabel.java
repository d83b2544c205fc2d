package dev.firth.transformer.bert.finetune;

/**
 * The label that a text seems to have, and what it took to say so.
 *
 * @param layers that the text went through, 1 or more
 */
public record ExitedLabel(LabelAnswer answer, int layers) {}
