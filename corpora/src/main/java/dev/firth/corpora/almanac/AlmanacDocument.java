package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.plan.Topic;

/**
 * One document of the text.
 *
 * @param topic what it is about, for classification
 * @param text its paragraphs, a line each, every line ended
 * @param tokens its words
 */
public record AlmanacDocument(Topic topic, String text, int tokens) {}
