package dev.firth.corpora.almanac.world;

import java.util.List;

/**
 * A country with what is found there.
 *
 * @param people the adjective for what comes from it
 * @param towns without the capital
 * @param specialities foods, animals and plants it is known for
 */
public record Country(
    Concept name,
    Concept capital,
    Concept people,
    Concept currency,
    List<Concept> towns,
    Concept river,
    Concept mountain,
    List<Concept> women,
    List<Concept> men,
    List<Concept> families,
    List<Concept> specialities) {}
