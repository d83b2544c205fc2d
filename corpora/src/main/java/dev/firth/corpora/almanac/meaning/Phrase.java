package dev.firth.corpora.almanac.meaning;

import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a statement is about: someone or something, without the words of any language. */
public sealed interface Phrase {
  /** Tells every concept that the phrase names. */
  void mentions(Consumer<Concept> sink);

  /** Whether more than one is meant. */
  boolean plural();

  /** Whether a woman is meant, as far as a name or a pronoun tells. */
  default boolean female() {
    return false;
  }

  /** Someone or somewhere by name: a given and a family name, or a town. */
  record Named(List<Concept> names) implements Phrase {
    @Override
    public void mentions(Consumer<Concept> sink) {
      names.forEach(sink);
    }

    @Override
    public boolean plural() {
      return false;
    }

    @Override
    public boolean female() {
      return names.getFirst().isA("name.women");
    }

    /** Whether this names a person, not a place. */
    public boolean isPerson() {
      return female() || names.getFirst().isA("name.men");
    }
  }

  /** Someone spoken of before, or whoever it may be. */
  enum Pronoun implements Phrase {
    HE,
    SHE,
    IT,
    THEY,
    SOMEONE;

    @Override
    public void mentions(Consumer<Concept> sink) {
      // A pronoun names nothing.
    }

    @Override
    public boolean plural() {
      return this == THEY;
    }

    @Override
    public boolean female() {
      return this == SHE;
    }
  }

  /** Two together. */
  record Both(Phrase first, Phrase second) implements Phrase {
    @Override
    public void mentions(Consumer<Concept> sink) {
      first.mentions(sink);
      second.mentions(sink);
    }

    @Override
    public boolean plural() {
      return true;
    }
  }

  /** A number of things: ten coins. */
  record Counted(int count, Concept noun) implements Phrase {
    @Override
    public void mentions(Consumer<Concept> sink) {
      sink.accept(noun);
    }

    @Override
    public boolean plural() {
      return count != 1;
    }
  }

  /**
   * A thing or things of a kind.
   *
   * @param degree of the adjective
   * @param more what it stands in relation to: the door of the house
   */
  record Thing(
      Determiner determiner,
      Degree degree,
      Optional<Concept> adjective,
      Concept noun,
      boolean plural,
      Optional<More> more)
      implements Phrase {
    /** A relation to something else. */
    public record More(Relation relation, Phrase other) {}

    /** A thing without adjective. */
    public static Thing of(Determiner determiner, Concept noun, boolean plural) {
      return new Thing(determiner, Degree.PLAIN, Optional.empty(), noun, plural, Optional.empty());
    }

    public Thing with(Degree newDegree, Concept newAdjective) {
      return new Thing(determiner, newDegree, Optional.of(newAdjective), noun, plural, more);
    }

    public Thing with(Relation relation, Phrase other) {
      return new Thing(
          determiner, degree, adjective, noun, plural, Optional.of(new More(relation, other)));
    }

    @Override
    public void mentions(Consumer<Concept> sink) {
      adjective.ifPresent(sink);
      sink.accept(noun);
      more.ifPresent(m -> m.other().mentions(sink));
    }
  }
}
