package dev.firth.transformer.bert.finetune;

/**
 * The number that a text seems to have.
 *
 * @param lost tokens of the text that were cut off unread
 */
public record NumberAnswer(double value, int lost) {}
