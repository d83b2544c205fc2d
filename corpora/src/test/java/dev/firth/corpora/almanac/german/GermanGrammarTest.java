package dev.firth.corpora.almanac.german;

import static dev.firth.corpora.almanac.Telling.a;
import static dev.firth.corpora.almanac.Telling.act;
import static dev.firth.corpora.almanac.Telling.beside;
import static dev.firth.corpora.almanac.Telling.commented;
import static dev.firth.corpora.almanac.Telling.did;
import static dev.firth.corpora.almanac.Telling.does;
import static dev.firth.corpora.almanac.Telling.how;
import static dev.firth.corpora.almanac.Telling.is;
import static dev.firth.corpora.almanac.Telling.linked;
import static dev.firth.corpora.almanac.Telling.name;
import static dev.firth.corpora.almanac.Telling.nameOf;
import static dev.firth.corpora.almanac.Telling.on;
import static dev.firth.corpora.almanac.Telling.said;
import static dev.firth.corpora.almanac.Telling.the;
import static dev.firth.corpora.almanac.Telling.thereIs;
import static dev.firth.corpora.almanac.Telling.thing;
import static dev.firth.corpora.almanac.Telling.things;
import static dev.firth.corpora.almanac.Telling.undergoes;
import static dev.firth.corpora.almanac.Telling.when;
import static dev.firth.corpora.almanac.Telling.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.Telling;
import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Comment;
import dev.firth.corpora.almanac.meaning.Connective;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences written by hand, one construction after the other. */
class GermanGrammarTest {
  private static final Telling GERMAN = new Telling(Language.GERMAN);
  private static final Phrase SHE = Phrase.Pronoun.SHE;

  private static void says(String expected, Meaning meaning) {
    assertEquals(expected, GERMAN.say(meaning));
  }

  @Test
  void articlesAndAdjectivesAgreeInGenderNumberAndCase() {
    says(
        "Der alte Mann sieht den jungen Hund.",
        does(the("old", "man"), "see", the("young", "dog")));
    says(
        "Die alte Frau sieht die junge Katze.",
        does(the("old", "woman"), "see", the("young", "cat")));
    says(
        "Das alte Pferd sieht das junge Fohlen.",
        does(the("old", "horse"), "see", the("young", "foal")));
    says(
        "Ein alter Mann sieht einen jungen Hund.", does(a("old", "man"), "see", a("young", "dog")));
    says(
        "Eine alte Frau sieht eine junge Katze.",
        does(a("old", "woman"), "see", a("young", "cat")));
    says(
        "Ein altes Pferd sieht ein junges Schaf.",
        does(a("old", "horse"), "see", a("young", "sheep")));
    says(
        "Alte Männer sehen die jungen Katzen.",
        does(
            with(Degree.PLAIN, "old", things(Determiner.NONE, "man")),
            "see",
            with(Degree.PLAIN, "young", things(Determiner.THE, "cat"))));
    says(
        "Viele alte Männer helfen einigen jungen Frauen.",
        does(
            with(Degree.PLAIN, "old", things(Determiner.MANY, "man")),
            "help",
            with(Degree.PLAIN, "young", things(Determiner.SOME, "woman"))));
    says(
        "Dieser Mann hilft seinem alten Vater.",
        does(
            thing(Determiner.THIS, "man"),
            "help",
            with(Degree.PLAIN, "old", thing(Determiner.HIS, "father"))));
    says(
        "Jedes Kind hilft ihrer guten Mutter.",
        does(
            thing(Determiner.EVERY, "child"),
            "help",
            with(Degree.PLAIN, "good", thing(Determiner.HER, "mother"))));
    says(
        "Diese Kinder helfen ihren alten Pferden.",
        does(
            things(Determiner.THIS, "child"),
            "help",
            with(Degree.PLAIN, "old", things(Determiner.THEIR, "horse"))));
    says(
        "Frische Milch erfreut das Kind.",
        does(with(Degree.PLAIN, "fresh", thing(Determiner.NONE, "milk")), "please", the("child")));
    says(
        "Er trinkt kalten Wein mit kaltem Wasser.",
        does(
            Phrase.Pronoun.HE,
            "drink",
            with(Degree.PLAIN, "cold", thing(Determiner.NONE, "wine")),
            beside(Relation.WITH, with(Degree.PLAIN, "cold", thing(Determiner.NONE, "water")))));
    says(
        "Ein hohes Haus ist teurer als ein dunkler Keller.",
        is(a("high", "house"), Degree.MORE, "dear", a("dark", "cellar")));
  }

  @Test
  void weakNounsChangeInAllCasesButTheFirst() {
    says("Der Löwe jagt den Hasen.", does(the("lion"), "hunt", the("hare")));
    says("Die Frau hilft dem Nachbarn.", does(the("woman"), "help", the("neighbour")));
    says("Die Frau hilft dem Herrn.", does(the("woman"), "help", the("gentleman")));
    says(
        "Das Haus des Bauern ist groß.",
        is(the("house").with(Relation.OF, the("farmer")), Degree.PLAIN, "big"));
  }

  @Test
  void genitives() {
    says(
        "Die Tür des alten Hauses ist rot.",
        is(the("door").with(Relation.OF, the("old", "house")), Degree.PLAIN, "red"));
    says(
        "Der Hut dieses Kindes ist neu.",
        is(the("hat").with(Relation.OF, thing(Determiner.THIS, "child")), Degree.PLAIN, "new"));
    says(
        "Die Stimme ihrer Tochter ist schön.",
        is(
            the("voice").with(Relation.OF, thing(Determiner.HER, "daughter")),
            Degree.PLAIN,
            "beautiful"));
    says(
        "Sie segelt entlang des Flusses.",
        does(SHE, "sail", null, beside(Relation.ALONG, the("river"))));
    says(
        "Paris ist die Hauptstadt von Frankreich.",
        is(name("Paris"), the("capital").with(Relation.OF, name("France"))));
  }

  @Test
  void separableVerbsPart() {
    says(
        "Der Gast kommt auf dem Markt an.",
        does(the("guest"), "arrive", null, beside(Relation.AT, the("market"))));
    says("Der Gast ist angekommen.", act(the("guest"), "arrive", Tense.PRESENT, Aspect.PERFECT));
    says("Der Gast wird ankommen.", act(the("guest"), "arrive", Tense.PRESENT, Aspect.FUTURE));
    says("Der Gast begann anzukommen.", act(the("guest"), "arrive", Tense.PAST, Aspect.BEGINNING));
    says(
        "Anna lacht, weil der Gast ankommt.",
        linked(
            does(name("Anna"), "laugh", null),
            Connective.BECAUSE,
            does(the("guest"), "arrive", null)));
    says("Sie wählt einen Hut aus.", does(SHE, "choose", a("hat")));
    says("Ein Hut wurde ausgewählt.", undergoes(Tense.PAST, a("hat"), "choose"));
  }

  @Test
  void theVerbIsSecondOrLast() {
    Meaning bakes = did(the("baker"), "bake", the("bread"));
    Meaning sleeps = did(the("child"), "sleep", null);
    says("Gestern backte der Bäcker das Brot.", commented(Comment.YESTERDAY, bakes));
    says("Zum Glück backte der Bäcker das Brot.", commented(Comment.GLADLY, bakes));
    says(
        "Das Kind schlief, weil der Bäcker das Brot backte.",
        linked(sleeps, Connective.BECAUSE, bakes));
    says(
        "Das Kind schlief, als der Bäcker das Brot backte.",
        linked(sleeps, Connective.WHEN, bakes));
    says(
        "Das Kind schläft, wenn der Bäcker das Brot backt.",
        linked(
            does(the("child"), "sleep", null),
            Connective.WHEN,
            does(the("baker"), "bake", the("bread"))));
    says(
        "Obwohl das Kind schlief, backte der Bäcker das Brot.",
        linked(sleeps, Connective.ALTHOUGH, bakes));
    says(
        "Obwohl das Kind schlief, backte der Bäcker leider das Brot.",
        commented(Comment.SADLY, linked(sleeps, Connective.ALTHOUGH, bakes)));
    says(
        "Das Kind schlief, also backte der Bäcker das Brot.", linked(sleeps, Connective.SO, bakes));
    says("Das Kind schlief und der Bäcker backte das Brot.", linked(sleeps, Connective.AND, bakes));
    says(
        "Anna sagte, dass der Bäcker das Brot gebacken hatte.",
        said(
            name("Anna"),
            Tense.PAST,
            act(the("baker"), "bake", Tense.PAST, Aspect.PERFECT, the("bread"))));
    says(
        "Anna sagt, dass der Hund älter ist als die Katze.",
        said(name("Anna"), Tense.PRESENT, is(the("dog"), Degree.MORE, "old", the("cat"))));
  }

  @Test
  void tensesAndMoods() {
    Phrase horse = the("horse");
    says("Er reitet das Pferd.", does(Phrase.Pronoun.HE, "ride", horse));
    says("Er fährt die Kutsche.", does(Phrase.Pronoun.HE, "ride", the("carriage")));
    says(
        "Er hat das Pferd geritten.",
        act(Phrase.Pronoun.HE, "ride", Tense.PRESENT, Aspect.PERFECT, horse));
    says(
        "Er war nach Rom geritten.",
        act(
            Phrase.Pronoun.HE,
            "ride",
            Tense.PAST,
            Aspect.PERFECT,
            null,
            beside(Relation.TO, name("Rome"))));
    says(
        "Sie konnten das Pferd sehen.",
        act(Phrase.Pronoun.THEY, "see", Tense.PAST, Aspect.ABILITY, horse));
    says("Sie will schlafen.", act(SHE, "sleep", Tense.PRESENT, Aspect.WISH));
    says("Sie würden schlafen.", act(Phrase.Pronoun.THEY, "sleep", Tense.PAST, Aspect.FUTURE));
    says("Sie begann zu schlafen.", act(SHE, "sleep", Tense.PAST, Aspect.BEGINNING));
    says(
        "Sie begann, das Brot zu backen.",
        act(SHE, "bake", Tense.PAST, Aspect.BEGINNING, the("bread")));
    says("Sie begann, sich auszuruhen.", act(SHE, "rest", Tense.PAST, Aspect.BEGINNING));
  }

  @Test
  void negation() {
    says("Sie sieht den Hund nicht.", act(SHE, "see", Tense.PRESENT, Aspect.NEGATED, the("dog")));
    says("Sie sah keinen Hund.", act(SHE, "see", Tense.PAST, Aspect.NEGATED, a("dog")));
    says(
        "Sie trank keine kalte Milch.",
        act(
            SHE,
            "drink",
            Tense.PAST,
            Aspect.NEGATED,
            with(Degree.PLAIN, "cold", thing(Determiner.NONE, "milk"))));
    says(
        "Sie sah nicht viele Hunde.",
        act(SHE, "see", Tense.PAST, Aspect.NEGATED, things(Determiner.MANY, "dog")));
    says(
        "Sie schlief am Montag nicht im Haus.",
        act(
            SHE,
            "sleep",
            Tense.PAST,
            Aspect.NEGATED,
            null,
            beside(Relation.IN, the("house")),
            on("Monday")));
  }

  @Test
  void passives() {
    Adjunct byBaker = beside(Relation.BY, the("baker"));
    says(
        "Das Brot wird vom Bäcker gebacken.",
        undergoes(Tense.PRESENT, the("bread"), "bake", byBaker));
    says("Der Bäcker half dem Kind.", undergoes(Tense.PAST, the("child"), "help", byBaker));
    says("Man half dem Kind.", undergoes(Tense.PAST, the("child"), "help"));
  }

  @Test
  void governmentAndReflexives() {
    says("Der Hund folgt der Katze.", does(the("dog"), "follow", the("cat")));
    says(
        "Der Hund ist der Katze gefolgt.",
        act(the("dog"), "follow", Tense.PRESENT, Aspect.PERFECT, the("cat")));
    says("Sie erinnert sich an den König.", does(SHE, "remember", the("king")));
    says("Sie nimmt am Fest teil.", does(SHE, "join", the("festival")));
    says(
        "Das Pferd frisst Äpfel und Anna isst Brot.",
        linked(
            does(the("horse"), "eat", things(Determiner.NONE, "apple")),
            Connective.AND,
            does(name("Anna"), "eat", thing(Determiner.NONE, "bread"))));
    says("Sie sieht ihn.", does(SHE, "see", Phrase.Pronoun.HE));
    says("Sie hilft ihm.", does(SHE, "help", Phrase.Pronoun.HE));
  }

  @Test
  void prepositionsAndPlaces() {
    says(
        "Anna reist von Paris nach Berlin.",
        does(
            name("Anna"),
            "travel",
            null,
            beside(Relation.FROM, name("Paris")),
            beside(Relation.TO, name("Berlin"))));
    says(
        "Anna kommt aus der Ukraine.",
        does(name("Anna"), "come", null, beside(Relation.FROM, name("Ukraine"))));
    says("Anna lebt im Iran.", does(name("Anna"), "live", null, beside(Relation.IN, name("Iran"))));
    says(
        "Anna geht in die Mongolei.",
        does(name("Anna"), "go", null, beside(Relation.TO, name("Mongolia"))));
    says(
        "Anna geht zur Kirche.",
        does(name("Anna"), "go", null, beside(Relation.TO, the("church"))));
    says(
        "Anna arbeitet auf der Straße.",
        does(name("Anna"), "work", null, beside(Relation.IN, the("street"))));
    says(
        "Der Regen fällt auf den Tisch.",
        does(the("rain"), "fall", null, beside(Relation.ON, the("table"))));
    says(
        "Anna sitzt auf dem Stuhl.",
        does(name("Anna"), "sit", null, beside(Relation.ON, the("chair"))));
    says(
        "Frankreich verkauft Äpfel an Deutschland.",
        does(
            name("France"),
            "sell",
            things(Determiner.NONE, "apple"),
            beside(Relation.TO, name("Germany"))));
  }

  @Test
  void timesAndManners() {
    says(
        "Der Bäcker backte in der Nacht sorgfältig ein Brot.",
        did(the("baker"), "bake", a("bread"), how("careful"), when("night")));
    says(
        "Sie schrieb im Jahr 1890 den Brief.",
        did(SHE, "write", the("letter"), new Adjunct.Year(1890)));
    says("Sie schläft im Januar.", does(SHE, "sleep", null, on("January")));
    says(
        "Es gab im Frühling einen Sturm in Rom.",
        thereIs(Tense.PAST, a("storm"), beside(Relation.IN, name("Rome")), when("spring")));
  }

  @Test
  void comparison() {
    says("Der Turm ist höher als das Haus.", is(the("tower"), Degree.MORE, "high", the("house")));
    says("Der Mann ist so alt wie die Frau.", is(the("man"), Degree.AS, "old", the("woman")));
    says("Der Wein ist sehr gut.", is(the("wine"), Degree.VERY, "good"));
    says("Der Wein ist am besten.", is(the("wine"), Degree.MOST, "good"));
    says(
        "Sie kauft das größte Haus und den besten Wein.",
        does(
            SHE,
            "buy",
            new Phrase.Both(
                with(Degree.MOST, "big", the("house")), with(Degree.MOST, "good", the("wine")))));
    says("Sie kauft ein größeres Haus.", does(SHE, "buy", with(Degree.MORE, "big", a("house"))));
    says("Der Stein ist härter als das Holz.", is(the("stone"), Degree.MORE, "hard", the("wood")));
    says("Der Keller ist dunkler.", is(the("cellar"), Degree.MORE, "dark"));
  }

  @Test
  void womenInTradesAndNumbers() {
    says("Anna ist Ärztin.", is(name("Anna"), a("doctor")));
    says("Anna ist eine gute Köchin.", is(name("Anna"), a("good", "cook")));
    says("Peter ist Koch.", is(name("Peter"), a("cook")));
    says(
        "Peter zählt einundzwanzig Münzen.",
        does(name("Peter"), "count", new Phrase.Counted(21, Telling.WORLD.noun("coin"))));
    says(
        "Der Hut kostet zwölf Euro.",
        does(the("hat"), "cost", new Phrase.Counted(12, Telling.WORLD.noun("euro"))));
    says(
        "Peter findet eine Krone.",
        does(name("Peter"), "find", new Phrase.Counted(1, Telling.WORLD.noun("krone"))));
    says(
        "Anna trifft Peter.",
        does(
            new Phrase.Named(List.of(nameOf("Anna"))),
            "meet",
            new Phrase.Named(List.of(nameOf("Peter")))));
  }
}
