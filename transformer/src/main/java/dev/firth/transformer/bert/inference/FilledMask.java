package dev.firth.transformer.bert.inference;

/**
 * A token for a masked place.
 *
 * @param token its text in the vocabulary
 * @param id its number
 * @param probability that the model gives it
 */
public record FilledMask(String token, int id, double probability) {}
