package dev.firth.corpora.almanac.english;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Comment;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.SentenceSink;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;
import java.util.Locale;

/** Says meanings in simple English. Immutable and thread-safe. */
public final class EnglishGrammar implements Grammar {
  private final EnglishLexicon lexicon;
  private final EnglishPhrases phrases;

  public EnglishGrammar(EnglishLexicon lexicon) {
    this.lexicon = lexicon;
    phrases = new EnglishPhrases(lexicon);
  }

  @Override
  public void say(Meaning meaning, SentenceSink sink) {
    clause(meaning, sink);
    sink.end();
  }

  private void clause(Meaning meaning, SentenceSink sink) {
    switch (meaning) {
      case Meaning.Act act -> act(act, sink);
      case Meaning.Undergo undergo -> undergo(undergo, sink);
      case Meaning.Quality quality -> quality(quality, sink);
      case Meaning.Identity identity -> identity(identity, sink);
      case Meaning.Exists exists -> exists(exists, sink);
      case Meaning.Linked linked -> linked(linked, sink);
      case Meaning.Commented commented -> commented(commented, sink);
      case Meaning.Said said -> said(said, sink);
    }
  }

  private void act(Meaning.Act act, SentenceSink sink) {
    phrases.subject(act.subject(), sink);
    verb(act, sink);
    act.object().ifPresent(object -> phrases.object(object, sink));
    adjuncts(act.adjuncts(), sink);
  }

  private void verb(Meaning.Act act, SentenceSink sink) {
    boolean past = act.tense() == Tense.PAST;
    boolean plural = act.subject().plural();
    Concept verb = act.verb();
    switch (act.aspect()) {
      case SIMPLE -> sink.word(lexicon.form(verb, finite(act.tense(), plural)));
      case PROGRESSIVE -> {
        sink.word(toBe(act.tense(), plural));
        sink.word(lexicon.form(verb, EnglishForm.GERUND));
      }
      case PERFECT -> {
        sink.word(past ? "had" : plural ? "have" : "has");
        sink.word(lexicon.form(verb, EnglishForm.PARTICIPLE));
      }
      case FUTURE -> auxiliary(past ? "would" : "will", verb, sink);
      case ABILITY -> auxiliary(past ? "could" : "can", verb, sink);
      case WISH -> {
        sink.word(past ? "wanted" : plural ? "want" : "wants");
        auxiliary("to", verb, sink);
      }
      case BEGINNING -> {
        sink.word(past ? "began" : plural ? "begin" : "begins");
        auxiliary("to", verb, sink);
      }
      case NEGATED -> {
        sink.word(past ? "did" : plural ? "do" : "does");
        auxiliary("not", verb, sink);
      }
    }
  }

  private void auxiliary(String auxiliary, Concept verb, SentenceSink sink) {
    sink.word(auxiliary);
    sink.word(lexicon.form(verb, EnglishForm.BASE));
  }

  private void undergo(Meaning.Undergo undergo, SentenceSink sink) {
    phrases.subject(undergo.object(), sink);
    sink.word(toBe(undergo.tense(), undergo.object().plural()));
    sink.word(lexicon.form(undergo.verb(), EnglishForm.PARTICIPLE));
    adjuncts(undergo.adjuncts(), sink);
  }

  private void quality(Meaning.Quality quality, SentenceSink sink) {
    phrases.subject(quality.subject(), sink);
    sink.word(toBe(quality.tense(), quality.subject().plural()));
    phrases.adjective(quality.degree(), quality.adjective(), sink);
    quality
        .standard()
        .ifPresent(
            standard -> {
              sink.word(quality.degree() == Degree.AS ? "as" : "than");
              phrases.object(standard, sink);
            });
  }

  private void identity(Meaning.Identity identity, SentenceSink sink) {
    phrases.subject(identity.subject(), sink);
    sink.word(toBe(identity.tense(), identity.subject().plural()));
    phrases.object(identity.complement(), sink);
  }

  private void exists(Meaning.Exists exists, SentenceSink sink) {
    sink.word("there");
    sink.word(toBe(exists.tense(), exists.what().plural()));
    phrases.object(exists.what(), sink);
    adjuncts(exists.adjuncts(), sink);
  }

  private void linked(Meaning.Linked linked, SentenceSink sink) {
    switch (linked.connective()) {
      case AND, BUT, SO -> {
        clause(linked.first(), sink);
        sink.comma();
        sink.word(linked.connective().name().toLowerCase(Locale.ROOT));
        clause(linked.second(), sink);
      }
      case BECAUSE, WHILE, WHEN -> {
        clause(linked.first(), sink);
        sink.word(linked.connective().name().toLowerCase(Locale.ROOT));
        clause(linked.second(), sink);
      }
      case ALTHOUGH -> {
        sink.word("although");
        clause(linked.first(), sink);
        sink.comma();
        clause(linked.second(), sink);
      }
    }
  }

  private void commented(Meaning.Commented commented, SentenceSink sink) {
    for (String word : words(commented.comment())) {
      sink.word(word);
    }
    if (commented.comment() == Comment.SADLY || commented.comment() == Comment.GLADLY) {
      sink.comma();
    }
    clause(commented.meaning(), sink);
  }

  private static List<String> words(Comment comment) {
    return switch (comment) {
      case SADLY -> List.of("alas");
      case GLADLY -> List.of("luckily");
      case EVERY_YEAR -> List.of("every", "year");
      case LONG_AGO -> List.of("long", "ago");
      case THAT_YEAR -> List.of("in", "that", "year");
      default -> List.of(comment.name().toLowerCase(Locale.ROOT));
    };
  }

  private void said(Meaning.Said said, SentenceSink sink) {
    phrases.subject(said.speaker(), sink);
    boolean past = said.tense() == Tense.PAST;
    sink.word(past ? "said" : said.speaker().plural() ? "say" : "says");
    sink.word("that");
    clause(said.what(), sink);
  }

  private void adjuncts(List<Adjunct> adjuncts, SentenceSink sink) {
    for (Adjunct adjunct : adjuncts) {
      switch (adjunct) {
        case Adjunct.Beside(Relation relation, Phrase what) -> {
          sink.word(relation.name().toLowerCase(Locale.ROOT));
          phrases.object(what, sink);
        }
        case Adjunct.When(Concept time) -> when(time, sink);
        case Adjunct.Year(int year) -> {
          sink.word("in");
          sink.word(Integer.toString(year));
        }
        case Adjunct.How(Concept adjective) ->
            sink.word(lexicon.form(adjective, EnglishForm.ADVERB));
      }
    }
  }

  private void when(Concept time, SentenceSink sink) {
    if (time.isA("time.day")) {
      sink.word("on");
    } else if (time.key().equals("night")) {
      sink.word("at");
    } else {
      sink.word("in");
      if (!time.isA("time.month")) {
        sink.word("the");
      }
    }
    sink.word(time.key());
  }

  private static EnglishForm finite(Tense tense, boolean plural) {
    if (tense == Tense.PAST) {
      return EnglishForm.PAST;
    }
    return plural ? EnglishForm.BASE : EnglishForm.THIRD_PERSON;
  }

  private static String toBe(Tense tense, boolean plural) {
    if (tense == Tense.PAST) {
      return plural ? "were" : "was";
    }
    return plural ? "are" : "is";
  }
}
