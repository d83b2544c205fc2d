package dev.firth.transformer.bert.finetune;

import java.util.List;

/**
 * The choice that seems to go with a text.
 *
 * @param choice its number, from 0
 * @param probabilities of all choices, in their order
 * @param lost tokens of text and choices that were cut off unread
 */
public record ChoiceAnswer(int choice, List<Double> probabilities, int lost) {}
