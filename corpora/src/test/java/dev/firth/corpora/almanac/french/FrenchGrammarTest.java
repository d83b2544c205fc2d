package dev.firth.corpora.almanac.french;

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
class FrenchGrammarTest {
  private static final Telling FRENCH = new Telling(Language.FRENCH);
  private static final Phrase HE = Phrase.Pronoun.HE;
  private static final Phrase SHE = Phrase.Pronoun.SHE;
  private static final Phrase THEY = Phrase.Pronoun.THEY;

  private static void says(String expected, Meaning meaning) {
    assertEquals(expected, FRENCH.say(meaning));
  }

  @Test
  void articlesAndAdjectivesAgreeInGenderAndNumber() {
    says("Le vieux roi voit le chat noir.", does(the("old", "king"), "see", the("black", "cat")));
    says(
        "La vieille reine voit la vache noire.",
        does(the("old", "queen"), "see", the("black", "cow")));
    says(
        "Les vieux rois voient les chats noirs.",
        does(
            with(Degree.PLAIN, "old", things(Determiner.THE, "king")),
            "see",
            with(Degree.PLAIN, "black", things(Determiner.THE, "cat"))));
    says(
        "Cette reine heureuse aime ses filles heureuses.",
        does(
            with(Degree.PLAIN, "happy", thing(Determiner.THIS, "queen")),
            "love",
            with(Degree.PLAIN, "happy", things(Determiner.HIS, "daughter"))));
    says("Un homme voit une femme.", does(a("man"), "see", a("woman")));
    says(
        "Chaque homme voit beaucoup d'aigles.",
        does(thing(Determiner.EVERY, "man"), "see", things(Determiner.MANY, "eagle")));
    says(
        "Quelques lois locales sont justes.",
        is(with(Degree.PLAIN, "local", things(Determiner.SOME, "law")), Degree.PLAIN, "fair"));
    says(
        "Leurs chevaux sont blancs.", is(things(Determiner.THEIR, "horse"), Degree.PLAIN, "white"));
    says(
        "Les lettres sont secrètes.", is(things(Determiner.THE, "letter"), Degree.PLAIN, "secret"));
  }

  @Test
  void adjectivesBeforeAndBehindAndBeforeVowels() {
    says("Elle voit un bel arc.", does(SHE, "see", a("beautiful", "bow")));
    says("Elle voit un vieil homme.", does(SHE, "see", a("old", "man")));
    says("Elle voit un nouvel hôtel.", does(SHE, "see", a("new", "hotel")));
    says("Elle voit un beau hibou.", does(SHE, "see", a("beautiful", "owl")));
    says(
        "Elle voit de beaux arcs.",
        does(SHE, "see", with(Degree.PLAIN, "beautiful", things(Determiner.NONE, "bow"))));
    says(
        "Elle voit des arcs noirs.",
        does(SHE, "see", with(Degree.PLAIN, "black", things(Determiner.NONE, "bow"))));
    says("La maison en bois est blanche.", is(the("wooden", "house"), Degree.PLAIN, "white"));
  }

  @Test
  void elision() {
    says("L'homme voit l'étoile.", does(the("man"), "see", the("star")));
    says("Le héros voit le hibou.", does(the("hero"), "see", the("owl")));
    says(
        "L'héroïne n'aime pas l'eau.",
        act(the("heroine"), "love", Tense.PRESENT, Aspect.NEGATED, the("water")));
    says(
        "Cet homme porte son épée.",
        does(thing(Determiner.THIS, "man"), "carry", thing(Determiner.HIS, "sword")));
    says(
        "Ce héros porte sa hache.",
        does(thing(Determiner.THIS, "hero"), "carry", thing(Determiner.HIS, "axe")));
    says(
        "Elle compte onze yens.",
        does(SHE, "count", new Phrase.Counted(11, Telling.WORLD.noun("yen"))));
    says(
        "Elle dit qu'il y a de l'eau.",
        said(SHE, Tense.PRESENT, thereIs(Tense.PRESENT, thing(Determiner.NONE, "water"))));
    says(
        "Elle rit parce qu'il pleure.",
        linked(does(SHE, "laugh", null), Connective.BECAUSE, does(HE, "weep", null)));
    says(
        "Même s'il pleure, elle rit.",
        linked(does(HE, "weep", null), Connective.ALTHOUGH, does(SHE, "laugh", null)));
    says(
        "La fille d'Anna aime le fils d'Hugo.",
        does(
            the("daughter").with(Relation.OF, name("Anna")),
            "love",
            the("son").with(Relation.OF, name("Hugo"))));
  }

  @Test
  void contractions() {
    says(
        "La porte du château est rouge.",
        is(the("door").with(Relation.OF, the("castle")), Degree.PLAIN, "red"));
    says(
        "La porte de l'école est rouge.",
        is(the("door").with(Relation.OF, the("school")), Degree.PLAIN, "red"));
    says(
        "La porte des maisons est rouge.",
        is(the("door").with(Relation.OF, things(Determiner.THE, "house")), Degree.PLAIN, "red"));
    says("Il va au marché.", does(HE, "go", null, beside(Relation.TO, the("market"))));
    says("Il va à l'école.", does(HE, "go", null, beside(Relation.TO, the("school"))));
    says(
        "La musique plaît aux enfants.",
        does(the("music"), "please", things(Determiner.THE, "child")));
    says("Elle joue de la flûte.", does(SHE, "play", the("flute")));
    says("Elle joue du piano.", does(SHE, "play", the("piano")));
    says("Elle a besoin de pain.", does(SHE, "need", thing(Determiner.NONE, "bread")));
  }

  @Test
  void countriesAndTowns() {
    says("Il vit en France.", does(HE, "live", null, beside(Relation.IN, name("France"))));
    says("Il vit au Japon.", does(HE, "live", null, beside(Relation.IN, name("Japan"))));
    says("Il vit en Iran.", does(HE, "live", null, beside(Relation.IN, name("Iran"))));
    says("Il vit à Cuba.", does(HE, "live", null, beside(Relation.IN, name("Cuba"))));
    says("Il vit en Hongrie.", does(HE, "live", null, beside(Relation.IN, name("Hungary"))));
    says("Il vit au Caire.", does(HE, "live", null, beside(Relation.IN, name("Cairo"))));
    says("Il vit à La Havane.", does(HE, "live", null, beside(Relation.IN, name("Havana"))));
    says("Il vient du Caire.", does(HE, "come", null, beside(Relation.FROM, name("Cairo"))));
    says("Il vient de France.", does(HE, "come", null, beside(Relation.FROM, name("France"))));
    says("Il vient d'Italie.", does(HE, "come", null, beside(Relation.FROM, name("Italy"))));
    says("Il vient du Maroc.", does(HE, "come", null, beside(Relation.FROM, name("Morocco"))));
    says("Il vient d'Helsinki.", does(HE, "come", null, beside(Relation.FROM, name("Helsinki"))));
    says(
        "La France vend des pommes à l'Allemagne.",
        does(
            name("France"),
            "sell",
            things(Determiner.NONE, "apple"),
            beside(Relation.TO, name("Germany"))));
    says(
        "Rome est la capitale de l'Italie.",
        is(name("Rome"), the("capital").with(Relation.OF, name("Italy"))));
    says(
        "Le Caire est la capitale de l'Égypte.",
        is(name("Cairo"), the("capital").with(Relation.OF, name("Egypt"))));
  }

  @Test
  void thePastAgrees() {
    says("Elle est allée au marché.", did(SHE, "go", null, beside(Relation.TO, the("market"))));
    says("Ils sont arrivés.", did(THEY, "arrive", null));
    says(
        "Les reines sont entrées dans la maison.",
        did(things(Determiner.THE, "queen"), "enter", the("house")));
    says("Anna s'est reposée.", did(name("Anna"), "rest", null));
    says("La reine a vu le roi.", did(the("queen"), "see", the("king")));
    says("La reine les a vus.", did(the("queen"), "see", THEY));
    says("Il l'a vue.", did(HE, "see", SHE));
    says(
        "La maison a été construite par le maçon.",
        undergoes(Tense.PAST, the("house"), "build", beside(Relation.BY, the("mason"))));
    says(
        "Les lettres sont écrites.",
        undergoes(Tense.PRESENT, things(Determiner.THE, "letter"), "write"));
    says("La reine connaissait le roi.", did(the("queen"), "know", the("king")));
    says(
        "Anna a dit qu'elle était retournée.",
        said(name("Anna"), Tense.PAST, did(SHE, "return", null)));
    says("On a besoin du bois.", undergoes(Tense.PRESENT, the("wood"), "need"));
  }

  @Test
  void tensesAndMoods() {
    says("Elle mangeait.", act(SHE, "eat", Tense.PAST, Aspect.PROGRESSIVE));
    says("Elle avait mangé.", act(SHE, "eat", Tense.PAST, Aspect.PERFECT));
    says(
        "Elle achètera du pain.",
        act(SHE, "buy", Tense.PRESENT, Aspect.FUTURE, thing(Determiner.NONE, "bread")));
    says("Ils verraient.", act(THEY, "see", Tense.PAST, Aspect.FUTURE));
    says("Ils peuvent voir le roi.", act(THEY, "see", Tense.PRESENT, Aspect.ABILITY, the("king")));
    says("Elle peut le voir.", act(SHE, "see", Tense.PRESENT, Aspect.ABILITY, HE));
    says("Elle voulait se reposer.", act(SHE, "rest", Tense.PAST, Aspect.WISH));
    says("Elle a commencé à le voir.", act(SHE, "see", Tense.PAST, Aspect.BEGINNING, HE));
    says("Ils jettent le filet.", does(THEY, "throw", the("net")));
    says("Il paie le boulanger.", does(HE, "pay", the("baker")));
    says("Il protège l'enfant.", does(HE, "protect", the("child")));
    says("Il protégera l'enfant.", act(HE, "protect", Tense.PRESENT, Aspect.FUTURE, the("child")));
    says("Ils nettoient la tasse.", does(THEY, "clean", the("cup")));
  }

  @Test
  void negation() {
    says("Elle ne voit pas le roi.", act(SHE, "see", Tense.PRESENT, Aspect.NEGATED, the("king")));
    says("Elle n'a pas vu de roi.", act(SHE, "see", Tense.PAST, Aspect.NEGATED, a("king")));
    says(
        "Elle n'achète pas d'eau.",
        act(SHE, "buy", Tense.PRESENT, Aspect.NEGATED, thing(Determiner.NONE, "water")));
    says("Elle ne s'est pas reposée.", act(SHE, "rest", Tense.PAST, Aspect.NEGATED));
  }

  @Test
  void kindsAndParts() {
    says("Le lait plaît à l'enfant.", does(thing(Determiner.NONE, "milk"), "please", the("child")));
    says("Il boit du lait.", does(HE, "drink", thing(Determiner.NONE, "milk")));
    says("Il aime le lait.", does(HE, "love", thing(Determiner.NONE, "milk")));
    says("Il déteste le travail.", does(HE, "hate", thing(Determiner.NONE, "work")));
    says("Il y a des chats.", thereIs(Tense.PRESENT, things(Determiner.NONE, "cat")));
  }

  @Test
  void timesAndManners() {
    says(
        "Hier, elle a lu lentement le livre au printemps.",
        commented(Comment.YESTERDAY, did(SHE, "read", the("book"), how("slow"), when("spring"))));
    says("Elle travaille bien en août.", does(SHE, "work", null, how("good"), on("August")));
    says("Elle a mal dormi l'après-midi.", did(SHE, "sleep", null, how("bad"), when("afternoon")));
    says(
        "Elle a écrit la lettre en 1890.",
        did(SHE, "write", the("letter"), new Adjunct.Year(1890)));
  }

  @Test
  void comparison() {
    says(
        "La tour est plus haute que la maison.",
        is(the("tower"), Degree.MORE, "high", the("house")));
    says("Le vin est aussi vieux que l'homme.", is(the("wine"), Degree.AS, "old", the("man")));
    says("La soupe est meilleure que le pain.", is(the("soup"), Degree.MORE, "good", the("bread")));
    says(
        "Elle achète la plus grande maison et le vin le plus cher.",
        does(
            SHE,
            "buy",
            new Phrase.Both(
                with(Degree.MOST, "big", the("house")), with(Degree.MOST, "dear", the("wine")))));
    says(
        "Elle achète le meilleur pain.", does(SHE, "buy", with(Degree.MOST, "good", the("bread"))));
    says("La soupe est trop froide.", is(the("soup"), Degree.TOO, "cold"));
  }

  @Test
  void womenInTradesAndNumbers() {
    says("Anna est boulangère.", is(name("Anna"), a("baker")));
    says("Anna est une bonne boulangère.", is(name("Anna"), a("good", "baker")));
    says("Peter est boulanger.", is(name("Peter"), a("baker")));
    says("Anna est petite.", is(name("Anna"), Degree.PLAIN, "small"));
    says(
        "Peter compte vingt et une pièces.",
        does(name("Peter"), "count", new Phrase.Counted(21, Telling.WORLD.noun("coin"))));
    says(
        "Le chapeau coûte quatre-vingts euros.",
        does(the("hat"), "cost", new Phrase.Counted(80, Telling.WORLD.noun("euro"))));
    says(
        "Anna rencontre Peter.",
        does(new Phrase.Named(List.of(nameOf("Anna"))), "meet", name("Peter")));
  }
}
