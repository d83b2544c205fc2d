package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.World;
import java.util.ArrayList;
import java.util.List;

/** Which concepts no sentence may mention together. */
final class HeldBack {
  private final List<List<Concept>> partners;

  HeldBack(World world) {
    var found = new ArrayList<List<Concept>>();
    world.concepts().forEach(_ -> found.add(new ArrayList<>()));
    for (World.Link link : World.Link.values()) {
      for (Pair pair : world.pairs(link)) {
        if (pair.held()) {
          found.get(pair.first().id()).add(pair.second());
        }
      }
    }
    partners = found.stream().map(List::copyOf).toList();
  }

  boolean allows(Meaning meaning) {
    var mentioned = new ArrayList<Concept>();
    meaning.mentions(mentioned::add);
    for (Concept concept : mentioned) {
      for (Concept partner : partners.get(concept.id())) {
        if (mentioned.stream().anyMatch(other -> other.id() == partner.id())) {
          return false;
        }
      }
    }
    return true;
  }
}
