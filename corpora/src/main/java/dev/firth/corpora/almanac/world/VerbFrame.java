package dev.firth.corpora.almanac.world;

import java.util.List;
import java.util.Optional;

/**
 * Who does what to whom, and where.
 *
 * @param who categories of those who do it
 * @param what categories of what it is done to; empty for a verb without an object
 * @param where the places it goes with, if any
 */
public record VerbFrame(Concept verb, List<String> who, List<String> what, Optional<Where> where) {
  /** A relation to a category of places or things. */
  public record Where(Relation relation, String category) {}
}
