package dev.firth.transformer.bert.finetune;

/**
 * How good and how fast a classifier is.
 *
 * @param accuracy share of right answers
 * @param layers that a text goes through, on the average
 * @param textsPerSecond that are answered, from the text to the answer
 */
public record ExitSpeed(double accuracy, double layers, double textsPerSecond) {}
