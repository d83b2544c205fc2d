package dev.firth.corpora.almanac.world;

/**
 * Two concepts in a relation.
 *
 * @param held whether the relation is held back: no sentence mentions both, so that a reader can
 *     learn it only from the company both keep
 */
public record Pair(Concept first, Concept second, boolean held) {}
