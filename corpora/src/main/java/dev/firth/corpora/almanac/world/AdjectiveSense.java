package dev.firth.corpora.almanac.world;

import java.util.List;
import java.util.Optional;

/**
 * An adjective and what it is said of. A scale with two ends is found at its first.
 *
 * @param opposite the other end of its scale, if it has one and this is the first
 * @param graded whether one thing can have more of it than another in one word
 * @param manner whether an act can be done so
 * @param bad whether it tells of something unwelcome
 * @param of categories of what it is said of
 */
public record AdjectiveSense(
    Concept adjective,
    Optional<AdjectiveSense> opposite,
    boolean graded,
    boolean manner,
    boolean bad,
    List<String> of) {}
