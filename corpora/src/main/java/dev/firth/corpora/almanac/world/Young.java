package dev.firth.corpora.almanac.world;

/** An animal, its young, and the category of the places where they live. */
public record Young(Concept animal, Concept young, String home) {}
