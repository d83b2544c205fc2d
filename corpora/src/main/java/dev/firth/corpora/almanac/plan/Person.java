package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Trade;

/** One of a document's people. */
record Person(Concept given, Concept family, boolean woman, Trade trade) {
  Phrase.Pronoun pronoun() {
    return woman ? Phrase.Pronoun.SHE : Phrase.Pronoun.HE;
  }
}
