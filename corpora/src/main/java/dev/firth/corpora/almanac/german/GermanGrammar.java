package dev.firth.corpora.almanac.german;

import static dev.firth.corpora.almanac.german.GermanCase.ACCUSATIVE;
import static dev.firth.corpora.almanac.german.GermanCase.NOMINATIVE;

import dev.firth.corpora.almanac.german.GermanClause.Order;
import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Comment;
import dev.firth.corpora.almanac.meaning.Connective;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.SentenceSink;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says meanings in simple German: the verb second in main clauses, last in subordinate ones;
 * articles, adjectives and nouns in gender, number and case. The past is the preterite; English
 * progressive forms are plain. Immutable and thread-safe.
 */
public final class GermanGrammar implements Grammar {
  private static final String COMMA = ",";

  private final GermanLexicon lexicon;
  private final GermanPhrases phrases;
  private final GermanVerb be;
  private final GermanVerb have;
  private final GermanVerb become;
  private final GermanVerb can;
  private final GermanVerb want;
  private final GermanVerb begin;
  private final GermanVerb give;
  private final GermanVerb tell;

  /** Throws {@link IllegalStateException} for a concept of the world without a German word. */
  public GermanGrammar(World world) {
    lexicon = new GermanLexicon(world);
    phrases = new GermanPhrases(lexicon);
    be = lexicon.helper("sein");
    have = lexicon.helper("haben");
    become = lexicon.helper("werden");
    can = lexicon.helper("können");
    want = lexicon.helper("wollen");
    begin = lexicon.helper("beginnen");
    give = lexicon.helper("geben");
    tell = lexicon.helper("sagen");
  }

  @Override
  public void say(Meaning meaning, SentenceSink sink) {
    for (String word : words(meaning, Order.SECOND, List.of())) {
      if (word.equals(COMMA)) {
        sink.comma();
      } else {
        sink.word(word);
      }
    }
    sink.end();
  }

  /**
   * @param comment what the teller adds; it comes first in a main clause that the verb would follow
   */
  private List<String> words(Meaning meaning, Order order, List<String> comment) {
    return switch (meaning) {
      case Meaning.Linked linked -> linked(linked, order, comment);
      case Meaning.Commented(var what, var told) -> words(told, order, comment(what));
      case Meaning.Said said -> {
        var words = new ArrayList<>(commented(saying(said), order, comment));
        words.add(COMMA);
        words.add("dass");
        words.addAll(words(said.what(), Order.LAST, List.of()));
        yield words;
      }
      case Meaning.Act act -> commented(act(act), order, comment);
      case Meaning.Undergo undergo -> commented(undergo(undergo), order, comment);
      case Meaning.Quality quality -> commented(quality(quality), order, comment);
      case Meaning.Identity identity -> commented(identity(identity), order, comment);
      case Meaning.Exists exists -> commented(exists(exists), order, comment);
    };
  }

  private static List<String> commented(GermanClause clause, Order order, List<String> comment) {
    if (comment.isEmpty()) {
      return clause.words(order);
    }
    if (order != Order.SECOND) {
      return clause.with(comment).words(order);
    }
    var words = new ArrayList<>(comment);
    words.addAll(clause.words(Order.INVERTED));
    return words;
  }

  private List<String> linked(Meaning.Linked linked, Order order, List<String> comment) {
    var words = new ArrayList<String>();
    if (linked.connective() == Connective.ALTHOUGH) {
      words.add("obwohl");
      words.addAll(words(linked.first(), Order.LAST, List.of()));
      words.add(COMMA);
      Order main = order == Order.LAST ? Order.LAST : Order.INVERTED;
      words.addAll(words(linked.second(), main, comment));
      return words;
    }
    words.addAll(words(linked.first(), order, comment));
    if (linked.connective() != Connective.AND) {
      words.add(COMMA);
    }
    words.add(
        switch (linked.connective()) {
          case AND -> "und";
          case BUT -> "aber";
          case SO -> "also";
          case BECAUSE -> "weil";
          case WHILE -> "während";
          case ALTHOUGH -> "obwohl";
          case WHEN -> isPast(linked.second()) ? "als" : "wenn";
        });
    Order second =
        switch (linked.connective()) {
          case AND, BUT -> order == Order.LAST ? Order.LAST : Order.SECOND;
          case SO -> Order.INVERTED;
          case BECAUSE, WHILE, WHEN, ALTHOUGH -> Order.LAST;
        };
    words.addAll(words(linked.second(), second, List.of()));
    return words;
  }

  private static boolean isPast(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Act act -> act.tense() == Tense.PAST;
      case Meaning.Undergo undergo -> undergo.tense() == Tense.PAST;
      case Meaning.Quality quality -> quality.tense() == Tense.PAST;
      case Meaning.Identity identity -> identity.tense() == Tense.PAST;
      case Meaning.Exists exists -> exists.tense() == Tense.PAST;
      case Meaning.Said said -> said.tense() == Tense.PAST;
      case Meaning.Linked linked -> isPast(linked.first());
      case Meaning.Commented commented -> isPast(commented.meaning());
    };
  }

  private static List<String> comment(Comment comment) {
    return switch (comment) {
      case SADLY -> List.of("leider");
      case GLADLY -> List.of("zum", "Glück");
      case OFTEN -> List.of("oft");
      case SOMETIMES -> List.of("manchmal");
      case TODAY -> List.of("heute");
      case NOW -> List.of("jetzt");
      case EVERY_YEAR -> List.of("jedes", "Jahr");
      case YESTERDAY -> List.of("gestern");
      case ONCE -> List.of("einst");
      case LONG_AGO -> List.of("vor", "langer", "Zeit");
      case THAT_YEAR -> List.of("in", "jenem", "Jahr");
    };
  }

  private GermanClause saying(Meaning.Said said) {
    return clause(said.speaker(), tell, said.tense(), List.of(), List.of());
  }

  private GermanClause act(Meaning.Act act) {
    GermanVerb verb = lexicon.verbOf(act.verb(), Optional.of(act.subject()), act.object());
    return active(subject(act.subject()), act, verb);
  }

  private Subject subject(Phrase phrase) {
    return new Subject(phrases.say(phrase, NOMINATIVE), phrases.plural(phrase));
  }

  private GermanClause active(Subject subject, Meaning.Act act, GermanVerb verb) {
    List<String> middle = middle(act, verb);
    boolean past = act.tense() == Tense.PAST;
    boolean plural = subject.plural();
    return switch (act.aspect()) {
      case SIMPLE, PROGRESSIVE, NEGATED ->
          new GermanClause(
              subject.words(),
              verb.finite(past, plural),
              verb.particle(),
              middle,
              List.of(),
              List.of());
      case PERFECT -> {
        GermanVerb helper = verb.perfectWithBeing(act.object().isPresent()) ? be : have;
        yield with(helper.finite(past, plural), subject, middle, verb.participle());
      }
      case FUTURE -> {
        String helper = past ? (plural ? "würden" : "würde") : become.finite(false, plural);
        yield with(helper, subject, middle, verb.wholeInfinitive());
      }
      case ABILITY -> with(can.finite(past, plural), subject, middle, verb.wholeInfinitive());
      case WISH -> with(want.finite(past, plural), subject, middle, verb.wholeInfinitive());
      case BEGINNING ->
          new GermanClause(
              subject.words(),
              begin.finite(past, plural),
              "",
              List.of(),
              List.of(),
              toDo(middle, verb));
    };
  }

  private static GermanClause with(
      String helper, Subject subject, List<String> middle, String end) {
    return new GermanClause(subject.words(), helper, "", middle, List.of(end), List.of());
  }

  /** {@code zu schlafen}; {@code , das Brot zu backen}; {@code , um acht anzukommen}. */
  private static List<String> toDo(List<String> middle, GermanVerb verb) {
    var words = new ArrayList<String>();
    if (!middle.isEmpty()) {
      words.add(COMMA);
      words.addAll(middle);
    }
    if (verb.particle().isEmpty()) {
      words.add("zu");
      words.add(verb.infinitive());
    } else {
      words.add(verb.particle() + "zu" + verb.infinitive());
    }
    return words;
  }

  /** What stands between the parts of the verb: known things first, new ones last. */
  private List<String> middle(Meaning.Act act, GermanVerb verb) {
    var middle = new ArrayList<String>();
    if (verb.reflexive()) {
      middle.add("sich");
    }
    boolean negated = act.aspect() == Aspect.NEGATED;
    Optional<Phrase> object = act.object();
    boolean none =
        negated && object.filter(GermanPhrases::isIndefinite).isPresent() && governsCase(verb);
    Optional<List<String>> said =
        object.map(what -> none ? phrases.none(what, objectCase(verb)) : object(what, verb));
    boolean early = governsCase(verb) && object.filter(GermanPhrases::isDefinite).isPresent();
    boolean pronoun = early && object.orElseThrow() instanceof Phrase.Pronoun;
    if (pronoun) {
      middle.addAll(said.orElseThrow());
    }
    middle.addAll(times(act.adjuncts()));
    if (early && !pronoun) {
      middle.addAll(said.orElseThrow());
    }
    if (negated && !none) {
      middle.add("nicht");
    }
    middle.addAll(manners(act.adjuncts()));
    if (!early) {
      said.ifPresent(middle::addAll);
    }
    middle.addAll(besides(act.adjuncts(), Optional.of(verb)));
    return middle;
  }

  private static boolean governsCase(GermanVerb verb) {
    return verb.government().flatMap(GermanVerb.Government::preposition).isEmpty();
  }

  private static GermanCase objectCase(GermanVerb verb) {
    return verb.government().map(GermanVerb.Government::grammaticalCase).orElse(ACCUSATIVE);
  }

  private List<String> object(Phrase what, GermanVerb verb) {
    Optional<String> preposition = verb.government().flatMap(GermanVerb.Government::preposition);
    return preposition.isPresent()
        ? phrases.prepositions().say(preposition.get(), objectCase(verb), what)
        : phrases.say(what, objectCase(verb));
  }

  /** A passive; where German has none, someone or the doer does it. */
  private GermanClause undergo(Meaning.Undergo undergo) {
    Optional<Phrase> object = Optional.of(undergo.object());
    GermanVerb verb = lexicon.verbOf(undergo.verb(), undergo.doer(), object);
    if (!verb.hasPassive()) {
      return act(undergo.asAct());
    }
    var middle = new ArrayList<>(times(undergo.adjuncts()));
    undergo
        .doer()
        .ifPresent(
            doer ->
                middle.addAll(
                    phrases.prepositions().say(Relation.BY, doer, Optional.empty(), false)));
    middle.addAll(manners(undergo.adjuncts()));
    middle.addAll(besides(undergo.circumstances(), Optional.of(verb)));
    return clause(undergo.object(), become, undergo.tense(), middle, List.of(verb.participle()));
  }

  private GermanClause quality(Meaning.Quality quality) {
    List<String> how =
        GermanPhrases.predicate(quality.degree(), lexicon.adjectiveOf(quality.adjective()));
    var standard = new ArrayList<String>();
    quality
        .standard()
        .ifPresent(
            than -> {
              standard.add(quality.degree() == Degree.AS ? "wie" : "als");
              standard.addAll(phrases.say(than, NOMINATIVE));
            });
    Subject subject = subject(quality.subject());
    String finite = be.finite(quality.tense() == Tense.PAST, subject.plural());
    return new GermanClause(subject.words(), finite, "", how, List.of(), standard);
  }

  private GermanClause identity(Meaning.Identity identity) {
    return clause(
        identity.subject(),
        be,
        identity.tense(),
        phrases.complement(identity.complement(), identity.subject()),
        List.of());
  }

  private GermanClause exists(Meaning.Exists exists) {
    var middle = new ArrayList<>(times(exists.adjuncts()));
    middle.addAll(manners(exists.adjuncts()));
    middle.addAll(phrases.say(exists.what(), ACCUSATIVE));
    middle.addAll(besides(exists.adjuncts(), Optional.empty()));
    return new GermanClause(
        List.of("es"),
        give.finite(exists.tense() == Tense.PAST, false),
        "",
        middle,
        List.of(),
        List.of());
  }

  private GermanClause clause(
      Phrase subject, GermanVerb verb, Tense tense, List<String> middle, List<String> end) {
    Subject said = subject(subject);
    String finite = verb.finite(tense == Tense.PAST, said.plural());
    return new GermanClause(said.words(), finite, "", middle, end, List.of());
  }

  private List<String> times(List<Adjunct> adjuncts) {
    var words = new ArrayList<String>();
    for (Adjunct adjunct : adjuncts) {
      switch (adjunct) {
        case Adjunct.When(var time) -> words.addAll(lexicon.time(time));
        case Adjunct.Year(int year) -> words.addAll(List.of("im", "Jahr", Integer.toString(year)));
        case Adjunct.How _, Adjunct.Beside _ -> {}
      }
    }
    return words;
  }

  private List<String> manners(List<Adjunct> adjuncts) {
    var words = new ArrayList<String>();
    for (Adjunct adjunct : adjuncts) {
      if (adjunct instanceof Adjunct.How(var adjective)) {
        words.add(lexicon.adjectiveOf(adjective).positive());
      }
    }
    return words;
  }

  private List<String> besides(List<Adjunct> adjuncts, Optional<GermanVerb> verb) {
    boolean journey = has(Relation.FROM, adjuncts) && has(Relation.TO, adjuncts);
    var words = new ArrayList<String>();
    for (Adjunct adjunct : adjuncts) {
      if (adjunct instanceof Adjunct.Beside(Relation relation, Phrase what)) {
        words.addAll(phrases.prepositions().say(relation, what, verb, journey));
      }
    }
    return words;
  }

  private static boolean has(Relation relation, List<Adjunct> adjuncts) {
    return adjuncts.stream()
        .anyMatch(a -> a instanceof Adjunct.Beside beside && beside.relation() == relation);
  }

  /** The words of a subject and whether the verb is in the plural with them. */
  private record Subject(List<String> words, boolean plural) {}
}
