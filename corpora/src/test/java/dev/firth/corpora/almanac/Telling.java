package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Comment;
import dev.firth.corpora.almanac.meaning.Connective;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Makes meanings from English words, and says them in one language. */
public final class Telling {
  /** The world that the words are of. */
  public static final World WORLD = World.of(1);

  private final Grammar grammar;

  public Telling(Language language) {
    grammar = language.grammar(WORLD);
  }

  /** The meaning as a sentence of prose. */
  public String say(Meaning meaning) {
    var writer = new TextWriter(AlmanacForm.PROSE);
    grammar.say(meaning, writer);
    return writer.text();
  }

  public static Thing thing(Determiner determiner, String noun) {
    return Thing.of(determiner, WORLD.noun(noun), false);
  }

  public static Thing things(Determiner determiner, String noun) {
    return Thing.of(determiner, WORLD.noun(noun), true);
  }

  public static Thing the(String noun) {
    return thing(Determiner.THE, noun);
  }

  public static Thing a(String noun) {
    return thing(Determiner.A, noun);
  }

  public static Thing the(String adjective, String noun) {
    return the(noun).with(Degree.PLAIN, WORLD.adjective(adjective));
  }

  public static Thing a(String adjective, String noun) {
    return a(noun).with(Degree.PLAIN, WORLD.adjective(adjective));
  }

  public static Thing with(Degree degree, String adjective, Thing thing) {
    return thing.with(degree, WORLD.adjective(adjective));
  }

  /** Someone or somewhere of the real world by name. */
  public static Phrase.Named name(String key) {
    return new Phrase.Named(List.of(nameOf(key)));
  }

  public static Concept nameOf(String key) {
    return WORLD.concepts().stream()
        .filter(c -> c.kind() == Concept.Kind.NAME && c.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(key));
  }

  public static Meaning.Act act(Phrase subject, String verb, Tense tense, Aspect aspect) {
    return new Meaning.Act(subject, WORLD.verb(verb), tense, aspect, Optional.empty(), List.of());
  }

  public static Meaning.Act act(
      Phrase subject, String verb, Tense tense, Aspect aspect, Phrase object, Adjunct... more) {
    return new Meaning.Act(
        subject, WORLD.verb(verb), tense, aspect, Optional.ofNullable(object), List.of(more));
  }

  public static Meaning.Act does(Phrase subject, String verb, Phrase object, Adjunct... more) {
    return act(subject, verb, Tense.PRESENT, Aspect.SIMPLE, object, more);
  }

  public static Meaning.Act did(Phrase subject, String verb, Phrase object, Adjunct... more) {
    return act(subject, verb, Tense.PAST, Aspect.SIMPLE, object, more);
  }

  public static Meaning.Undergo undergoes(
      Tense tense, Phrase object, String verb, Adjunct... more) {
    return new Meaning.Undergo(object, WORLD.verb(verb), tense, List.of(more));
  }

  public static Meaning.Quality is(Phrase subject, Degree degree, String adjective) {
    return new Meaning.Quality(
        subject, Tense.PRESENT, degree, WORLD.adjective(adjective), Optional.empty());
  }

  public static Meaning.Quality is(
      Phrase subject, Degree degree, String adjective, Phrase standard) {
    return new Meaning.Quality(
        subject, Tense.PRESENT, degree, WORLD.adjective(adjective), Optional.of(standard));
  }

  public static Meaning.Identity is(Phrase subject, Phrase complement) {
    return new Meaning.Identity(subject, Tense.PRESENT, complement);
  }

  public static Meaning.Exists thereIs(Tense tense, Phrase what, Adjunct... more) {
    return new Meaning.Exists(tense, what, List.of(more));
  }

  public static Meaning linked(Meaning first, Connective connective, Meaning second) {
    return new Meaning.Linked(first, connective, second);
  }

  public static Meaning commented(Comment comment, Meaning meaning) {
    return new Meaning.Commented(comment, meaning);
  }

  public static Meaning said(Phrase speaker, Tense tense, Meaning what) {
    return new Meaning.Said(speaker, tense, what);
  }

  public static Adjunct beside(Relation relation, Phrase what) {
    return new Adjunct.Beside(relation, what);
  }

  public static Adjunct when(String noun) {
    return new Adjunct.When(WORLD.noun(noun));
  }

  public static Adjunct on(String dayOrMonth) {
    return new Adjunct.When(nameOf(dayOrMonth));
  }

  public static Adjunct how(String adjective) {
    return new Adjunct.How(WORLD.adjective(adjective));
  }
}
