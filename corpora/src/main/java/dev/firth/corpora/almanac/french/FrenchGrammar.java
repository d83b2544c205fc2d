package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.french.FrenchPhrases.Bare;
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
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says meanings in simple French: articles, adjectives and participles in gender and number. The
 * past is the passé composé, that of what lasts the imperfect. Immutable and thread-safe.
 */
public final class FrenchGrammar implements Grammar {
  private static final String COMMA = ",";
  private static final Set<String> BRIEF = Set.of("bien", "mal");

  private final FrenchLexicon lexicon;
  private final FrenchPhrases phrases;
  private final FrenchVerb be;
  private final FrenchVerb have;
  private final FrenchVerb can;
  private final FrenchVerb want;
  private final FrenchVerb begin;
  private final FrenchVerb tell;

  /** Throws {@link IllegalStateException} for a concept of the world without a French word. */
  public FrenchGrammar(World world) {
    lexicon = new FrenchLexicon(world);
    phrases = new FrenchPhrases(lexicon);
    be = lexicon.helper("être");
    have = lexicon.helper("avoir");
    can = lexicon.helper("pouvoir");
    want = lexicon.helper("vouloir");
    begin = lexicon.helper("commencer");
    tell = lexicon.helper("dire");
  }

  @Override
  public void say(Meaning meaning, SentenceSink sink) {
    for (String word : FrenchSpelling.join(words(meaning, false))) {
      if (word.equals(COMMA)) {
        sink.comma();
      } else {
        sink.word(word);
      }
    }
    sink.end();
  }

  /**
   * @param reported whether someone said it in the past, so that its past lies before that
   */
  private List<String> words(Meaning meaning, boolean reported) {
    return switch (meaning) {
      case Meaning.Act act -> act(act, reported);
      case Meaning.Undergo undergo -> undergo(undergo, reported);
      case Meaning.Quality quality -> quality(quality);
      case Meaning.Identity identity -> identity(identity);
      case Meaning.Exists exists -> exists(exists);
      case Meaning.Linked linked -> linked(linked, reported);
      case Meaning.Commented(Comment comment, Meaning told) -> {
        var words = new ArrayList<>(List.of(comment(comment), COMMA));
        words.addAll(words(told, reported));
        yield words;
      }
      case Meaning.Said said -> said(said);
    };
  }

  private static String comment(Comment comment) {
    return switch (comment) {
      case SADLY -> "hélas";
      case GLADLY -> "heureusement";
      case OFTEN -> "souvent";
      case SOMETIMES -> "parfois";
      case TODAY -> "aujourd'hui";
      case NOW -> "maintenant";
      case EVERY_YEAR -> "chaque année";
      case YESTERDAY -> "hier";
      case ONCE -> "autrefois";
      case LONG_AGO -> "il y a longtemps";
      case THAT_YEAR -> "cette année-là";
    };
  }

  private List<String> linked(Meaning.Linked linked, boolean reported) {
    List<String> first = words(linked.first(), reported);
    List<String> second = words(linked.second(), reported);
    var words = new ArrayList<String>();
    if (linked.connective() == Connective.ALTHOUGH) {
      words.addAll(List.of("même", "si"));
      words.addAll(first);
      words.add(COMMA);
      words.addAll(second);
      return words;
    }
    words.addAll(first);
    words.addAll(
        switch (linked.connective()) {
          case AND -> List.of("et");
          case BUT -> List.of(COMMA, "mais");
          case SO -> List.of(COMMA, "donc");
          case BECAUSE -> List.of("parce", "que");
          case WHILE -> List.of("pendant", "que");
          case WHEN -> List.of("quand");
          case ALTHOUGH -> List.of("même", "si");
        });
    words.addAll(second);
    return words;
  }

  private List<String> said(Meaning.Said said) {
    boolean plural = phrases.plural(said.speaker());
    boolean past = said.tense() == Tense.PAST;
    var words = new ArrayList<>(phrases.subject(said.speaker(), true));
    if (past) {
      words.add(have.present(plural));
      words.add(tell.participle(false, false));
    } else {
      words.add(tell.present(plural));
    }
    words.add("que");
    words.addAll(words(said.what(), past));
    return words;
  }

  private List<String> act(Meaning.Act act, boolean reported) {
    FrenchVerb verb = lexicon.verbOf(act.verb(), Optional.of(act.subject()), act.object());
    return active(subject(act.subject(), act.tense()), act, verb, reported);
  }

  private Subject subject(Phrase phrase, Tense tense) {
    return new Subject(
        phrases.subject(phrase, tense == Tense.PRESENT),
        phrases.feminine(phrase),
        phrases.plural(phrase));
  }

  private List<String> active(Subject subject, Meaning.Act act, FrenchVerb verb, boolean reported) {
    var words = new ArrayList<>(subject.words());
    words.addAll(verbs(subject, act, verb, reported));
    words.addAll(verb.tail());
    words.addAll(adverbs(act.adjuncts(), false));
    act.object().ifPresent(object -> words.addAll(object(object, act.aspect(), verb)));
    words.addAll(adjuncts(act.adjuncts(), Optional.of(verb)));
    return words;
  }

  private List<String> verbs(Subject subject, Meaning.Act act, FrenchVerb verb, boolean reported) {
    Tense tense = act.tense();
    boolean past = tense == Tense.PAST;
    boolean plural = subject.plural();
    var verbal =
        new Verbal(
            subject,
            verb,
            clitics(act, verb),
            agreement(act, subject, verb),
            adverbs(act.adjuncts(), true));
    return switch (act.aspect()) {
      case SIMPLE, NEGATED -> {
        boolean negated = act.aspect() == Aspect.NEGATED;
        if (!past) {
          yield verbal.simple(verb.present(plural), negated);
        }
        yield verb.state()
            ? verbal.simple(verb.imperfect(plural), negated)
            : verbal.compound(reported, negated);
      }
      case PROGRESSIVE ->
          verbal.simple(past ? verb.imperfect(plural) : verb.present(plural), false);
      case PERFECT -> verbal.compound(past, false);
      case FUTURE -> verbal.simple(verb.future(tense, plural), false);
      case ABILITY -> verbal.infinitive(List.of(modal(can, past, plural)));
      case WISH -> verbal.infinitive(List.of(modal(want, past, plural)));
      case BEGINNING ->
          verbal.infinitive(
              past
                  ? List.of(
                      reported ? have.imperfect(plural) : have.present(plural),
                      begin.participle(false, false),
                      "à")
                  : List.of(begin.present(plural), "à"));
    };
  }

  private static String modal(FrenchVerb verb, boolean past, boolean plural) {
    return past ? verb.imperfect(plural) : verb.present(plural);
  }

  /** Pronouns that stand before the verb. */
  private static List<String> clitics(Meaning.Act act, FrenchVerb verb) {
    var clitics = new ArrayList<String>();
    if (verb.reflexive()) {
      clitics.add("se");
    }
    boolean to = verb.preposition().filter(p -> p.equals("à")).isPresent();
    if (act.object().orElse(null) instanceof Phrase.Pronoun pronoun
        && (verb.preposition().isEmpty() || to)) {
      clitics.add(
          switch (pronoun) {
            case HE, IT -> to ? "lui" : "~le";
            case SHE -> to ? "lui" : "~la";
            case THEY -> to ? "leur" : "~les";
            case SOMEONE -> to ? "lui" : "~le";
          });
    }
    return clitics;
  }

  /** What the participle agrees with: with être the subject, with avoir an object before it. */
  private static Agreement agreement(Meaning.Act act, Subject subject, FrenchVerb verb) {
    if (verb.being()) {
      return new Agreement(subject.feminine(), subject.plural());
    }
    return act.object().orElse(null) instanceof Phrase.Pronoun pronoun
            && verb.preposition().isEmpty()
        ? new Agreement(pronoun.female(), pronoun.plural())
        : new Agreement(false, false);
  }

  private List<String> object(Phrase object, Aspect aspect, FrenchVerb verb) {
    Optional<String> preposition = verb.preposition();
    if (object instanceof Phrase.Pronoun && preposition.filter(p -> !p.equals("à")).isEmpty()) {
      return List.of();
    }
    if (preposition.isPresent()) {
      return phrases.prepositions().say(preposition.get(), object);
    }
    boolean negated = aspect == Aspect.NEGATED;
    return phrases.say(object, verb.generic() ? Bare.KIND : negated ? Bare.NONE : Bare.SOME);
  }

  /** A passive; where French has none, someone or the doer does it. */
  private List<String> undergo(Meaning.Undergo undergo, boolean reported) {
    FrenchVerb verb = lexicon.verbOf(undergo.verb(), undergo.doer(), Optional.of(undergo.object()));
    Tense tense = undergo.tense();
    if (!verb.hasPassive()) {
      return act(undergo.asAct(), reported);
    }
    Subject subject = subject(undergo.object(), tense);
    var words = new ArrayList<>(subject.words());
    if (tense == Tense.PRESENT) {
      words.add(be.present(subject.plural()));
    } else if (verb.state()) {
      words.add(be.imperfect(subject.plural()));
    } else {
      words.add(reported ? have.imperfect(subject.plural()) : have.present(subject.plural()));
      words.add(be.participle(false, false));
    }
    words.addAll(adverbs(undergo.adjuncts(), true));
    words.add(verb.participle(subject.feminine(), subject.plural()));
    words.addAll(adverbs(undergo.adjuncts(), false));
    words.addAll(adjuncts(undergo.adjuncts(), Optional.of(verb)));
    return words;
  }

  private List<String> quality(Meaning.Quality quality) {
    Subject subject = subject(quality.subject(), quality.tense());
    FrenchAdjective adjective = lexicon.adjectiveOf(quality.adjective());
    boolean feminine = subject.feminine();
    boolean plural = subject.plural();
    var words = new ArrayList<>(subject.words());
    words.add(modal(be, quality.tense() == Tense.PAST, plural));
    if (quality.degree() == Degree.MOST) {
      words.add(plural ? "les" : feminine ? "la" : "le");
    }
    words.addAll(FrenchPhrases.adjective(quality.degree(), adjective, feminine, plural, ""));
    quality
        .standard()
        .ifPresent(
            standard -> {
              words.add("que");
              words.addAll(phrases.say(standard, Bare.KIND));
            });
    return words;
  }

  private List<String> identity(Meaning.Identity identity) {
    Subject subject = subject(identity.subject(), identity.tense());
    var words = new ArrayList<>(subject.words());
    words.add(modal(be, identity.tense() == Tense.PAST, subject.plural()));
    words.addAll(phrases.complement(identity.complement(), identity.subject()));
    return words;
  }

  private List<String> exists(Meaning.Exists exists) {
    var words = new ArrayList<>(List.of("il", "y"));
    words.add(modal(have, exists.tense() == Tense.PAST, false));
    words.addAll(phrases.say(exists.what(), Bare.SOME));
    words.addAll(adjuncts(exists.adjuncts(), Optional.empty()));
    return words;
  }

  private List<String> adjuncts(List<Adjunct> adjuncts, Optional<FrenchVerb> verb) {
    var words = new ArrayList<String>();
    for (Adjunct adjunct : adjuncts) {
      switch (adjunct) {
        case Adjunct.Beside(Relation relation, Phrase what) ->
            words.addAll(phrases.prepositions().say(relation, what, verb));
        case Adjunct.When(Concept time) -> words.add(lexicon.time(time));
        case Adjunct.Year(int year) -> words.addAll(List.of("en", Integer.toString(year)));
        case Adjunct.How how -> {
          String adverb = lexicon.adjectiveOf(how.adjective()).adverb();
          if (adverb.contains(" ")) {
            words.add(adverb);
          }
        }
      }
    }
    return words;
  }

  /** Adverbs of one word, which stay with the verb: bien and mal, or the longer ones. */
  private List<String> adverbs(List<Adjunct> adjuncts, boolean brief) {
    return adjuncts.stream()
        .filter(Adjunct.How.class::isInstance)
        .map(adjunct -> lexicon.adjectiveOf(((Adjunct.How) adjunct).adjective()).adverb())
        .filter(adverb -> !adverb.contains(" ") && BRIEF.contains(adverb) == brief)
        .toList();
  }

  /** The words of a subject and what agrees with them. */
  private record Subject(List<String> words, boolean feminine, boolean plural) {}

  private record Agreement(boolean feminine, boolean plural) {}

  /** A verb with its subject and pronouns, from which its forms are built. */
  private final class Verbal {
    private final Subject subject;
    private final FrenchVerb verb;
    private final List<String> clitics;
    private final Agreement agreement;
    private final List<String> adverbs;

    /**
     * @param adverbs short ones, which stand before an infinitive or participle
     */
    Verbal(
        Subject subject,
        FrenchVerb verb,
        List<String> clitics,
        Agreement agreement,
        List<String> adverbs) {
      this.subject = subject;
      this.verb = verb;
      this.clitics = clitics;
      this.agreement = agreement;
      this.adverbs = adverbs;
    }

    /** {@code ne le voit pas}. */
    List<String> simple(String form, boolean negated) {
      List<String> words = finite(form, negated);
      words.addAll(adverbs);
      return words;
    }

    private List<String> finite(String form, boolean negated) {
      var words = new ArrayList<String>();
      if (negated) {
        words.add("ne");
      }
      words.addAll(clitics);
      words.add(form);
      if (negated) {
        words.add("pas");
      }
      return words;
    }

    /** {@code ne l'a pas vue, s'était reposée}. */
    List<String> compound(boolean before, boolean negated) {
      FrenchVerb helper = verb.being() ? be : have;
      boolean plural = subject.plural();
      List<String> words =
          finite(before ? helper.imperfect(plural) : helper.present(plural), negated);
      words.addAll(adverbs);
      words.add(verb.participle(agreement.feminine(), agreement.plural()));
      return words;
    }

    /** {@code peut le voir, commence à se reposer}. */
    List<String> infinitive(List<String> before) {
      var words = new ArrayList<>(before);
      words.addAll(adverbs);
      words.addAll(clitics);
      words.add(verb.infinitive());
      return words;
    }
  }
}
