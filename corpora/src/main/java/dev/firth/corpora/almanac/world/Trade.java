package dev.firth.corpora.almanac.world;

/** A trade: who does it, with what tool, where, what comes of it and what it is made from. */
public record Trade(
    Concept trade, Concept tool, Concept workplace, Concept product, Concept material) {}
