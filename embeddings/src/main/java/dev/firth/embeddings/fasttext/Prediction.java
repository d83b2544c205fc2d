package dev.firth.embeddings.fasttext;

/**
 * A label that a classifier gives to a text.
 *
 * @param label with its prefix
 * @param probability as fastText tells it: 0.00001 above the model's, hence perhaps above 1
 */
public record Prediction(String label, double probability) {}
