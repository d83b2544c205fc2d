package dev.firth.corpora.almanac.meaning;

import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.function.Consumer;

/** A circumstance of an act. */
public sealed interface Adjunct {
  void mentions(Consumer<Concept> sink);

  /** A place, a companion, a purpose: whatever stands in a relation to the act. */
  record Beside(Relation relation, Phrase what) implements Adjunct {
    @Override
    public void mentions(Consumer<Concept> sink) {
      what.mentions(sink);
    }
  }

  /** A month, day, season or part of the day. */
  record When(Concept time) implements Adjunct {
    @Override
    public void mentions(Consumer<Concept> sink) {
      sink.accept(time);
    }
  }

  record Year(int year) implements Adjunct {
    @Override
    public void mentions(Consumer<Concept> sink) {
      // A number is no concept.
    }
  }

  /** In which manner: the adjective that describes the act. */
  record How(Concept adjective) implements Adjunct {
    @Override
    public void mentions(Consumer<Concept> sink) {
      sink.accept(adjective);
    }
  }
}
