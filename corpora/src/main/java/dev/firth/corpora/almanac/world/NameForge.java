package dev.firth.corpora.almanac.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Forges names and compound words from parts; never the same one twice. */
final class NameForge {
  private final Map<String, List<String>> parts;
  private final Set<String> taken = new HashSet<>();

  NameForge(Map<String, List<String>> parts) {
    this.parts = parts;
  }

  /** Keeps a word from being forged. */
  void take(String word) {
    taken.add(word.toLowerCase(Locale.ROOT));
  }

  /** The sounds of one country's names, a part of all there are. */
  Sounds sounds(Dice dice) {
    return new Sounds(
        some(parts.get("onset"), 9, dice),
        some(parts.get("vowel"), 5, dice),
        some(parts.get("coda"), 5, dice));
  }

  /** A name of one or two syllables and an ending of the given part. */
  String name(Sounds sounds, String ending, Dice dice) {
    return fresh(
        () -> capital(stem(sounds, dice) + dice.pick(parts.get(ending))), "names in -" + ending);
  }

  /** A name of its own stem: a country's people are called after the country. */
  String name(String stem, String ending, Dice dice) {
    return fresh(() -> capital(stem + dice.pick(parts.get(ending))), stem);
  }

  String stem(Sounds sounds, Dice dice) {
    var stem = new StringBuilder();
    int syllables = dice.chance(0.8) ? 1 : 2;
    for (int i = 0; i < syllables; i++) {
      stem.append(dice.pick(sounds.onsets())).append(dice.pick(sounds.vowels()));
    }
    return stem.append(dice.pick(sounds.codas())).toString();
  }

  /** A word of two parts lists joined, capital first. */
  String surname(Dice dice) {
    return fresh(
        () -> capital(dice.pick(parts.get("surname-head")) + dice.pick(parts.get("surname-tail"))),
        "surnames");
  }

  /** Every compound of the lists' heads and tails as {@code word:category}. */
  List<String> compounds() {
    var all = new ArrayList<String>();
    for (String head : parts.get("compound-head")) {
      for (String tail : parts.get("compound-tail")) {
        all.add(head + tail);
      }
    }
    return all;
  }

  private String fresh(Supplier<String> maker, String what) {
    for (int attempt = 0; attempt < 1000; attempt++) {
      String name = maker.get();
      if (taken.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
    throw new IllegalStateException("no more " + what + " can be forged from these parts");
  }

  private static List<String> some(List<String> all, int count, Dice dice) {
    var chosen = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      chosen.add(dice.pick(all));
    }
    return chosen;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** What one country's names are made of. */
  record Sounds(List<String> onsets, List<String> vowels, List<String> codas) {}
}
