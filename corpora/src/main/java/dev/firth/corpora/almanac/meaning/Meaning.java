package dev.firth.corpora.almanac.meaning;

import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a sentence says, without the words of any language; a {@link Grammar} says it. */
public sealed interface Meaning {
  /** Tells every concept that the sentence names. */
  void mentions(Consumer<Concept> sink);

  /** Someone does something. */
  record Act(
      Phrase subject,
      Concept verb,
      Tense tense,
      Aspect aspect,
      Optional<Phrase> object,
      List<Adjunct> adjuncts)
      implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      subject.mentions(sink);
      sink.accept(verb);
      object.ifPresent(o -> o.mentions(sink));
      adjuncts.forEach(a -> a.mentions(sink));
    }
  }

  /** Something is done to an object; who does it stands among the adjuncts or is not told. */
  record Undergo(Phrase object, Concept verb, Tense tense, List<Adjunct> adjuncts)
      implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      object.mentions(sink);
      sink.accept(verb);
      adjuncts.forEach(a -> a.mentions(sink));
    }

    /** Who does it, if that is told. */
    public Optional<Phrase> doer() {
      return adjuncts.stream().flatMap(a -> by(a).stream()).findFirst();
    }

    /** The same told of who does it, for languages without such a passive. */
    public Act asAct() {
      return new Act(
          doer().orElse(Phrase.Pronoun.SOMEONE),
          verb,
          tense,
          Aspect.SIMPLE,
          Optional.of(object),
          circumstances());
    }

    /** The adjuncts without who does it. */
    public List<Adjunct> circumstances() {
      return adjuncts.stream().filter(a -> by(a).isEmpty()).toList();
    }

    private static Optional<Phrase> by(Adjunct adjunct) {
      return adjunct instanceof Adjunct.Beside(Relation relation, Phrase what)
              && relation == Relation.BY
          ? Optional.of(what)
          : Optional.empty();
    }
  }

  /**
   * Something has a property.
   *
   * @param standard what it is compared with, for {@link Degree#AS} and {@link Degree#MORE}
   */
  record Quality(
      Phrase subject, Tense tense, Degree degree, Concept adjective, Optional<Phrase> standard)
      implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      subject.mentions(sink);
      sink.accept(adjective);
      standard.ifPresent(s -> s.mentions(sink));
    }
  }

  /** Something is something. */
  record Identity(Phrase subject, Tense tense, Phrase complement) implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      subject.mentions(sink);
      complement.mentions(sink);
    }
  }

  /** There is something. */
  record Exists(Tense tense, Phrase what, List<Adjunct> adjuncts) implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      what.mentions(sink);
      adjuncts.forEach(a -> a.mentions(sink));
    }
  }

  /** Two statements, one bound to the other. */
  record Linked(Meaning first, Connective connective, Meaning second) implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      first.mentions(sink);
      second.mentions(sink);
    }
  }

  /** A statement with what the teller adds. */
  record Commented(Comment comment, Meaning meaning) implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      meaning.mentions(sink);
    }
  }

  /** Someone says a statement. */
  record Said(Phrase speaker, Tense tense, Meaning what) implements Meaning {
    @Override
    public void mentions(Consumer<Concept> sink) {
      speaker.mentions(sink);
      what.mentions(sink);
    }
  }
}
