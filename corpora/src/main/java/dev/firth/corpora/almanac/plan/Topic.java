package dev.firth.corpora.almanac.plan;

import java.util.List;
import java.util.Locale;

/** What a document is about: the nouns it comes back to and what is told of them. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of, the array never leaves
public enum Topic {
  COUNTRY(List.of("land", "place.town", "event"), 5, 1, 1, 0, 0, 0, 1, 2),
  TOWN(List.of("place.town", "landmark", "work"), 2, 3, 1, 1, 0, 0, 1, 3),
  FAMILY(List.of("thing.furniture", "thing.clothes", "place.home"), 0, 2, 5, 0, 1, 0, 0, 2),
  TRADE(List.of("material", "thing.tool", "thing.product"), 1, 2, 0, 6, 0, 0, 0, 2),
  ANIMALS(List.of("animal", "place.wild", "place.farm"), 0, 1, 0, 0, 6, 1, 0, 3),
  COOKING(List.of("food", "drink", "thing.vessel"), 0, 3, 1, 1, 0, 0, 0, 4),
  WEATHER(List.of("weather", "landmark.wild", "place.wild"), 0, 2, 0, 0, 1, 4, 1, 3),
  JOURNEY(List.of("thing.vehicle", "place.water", "place.wild"), 2, 2, 0, 0, 0, 1, 4, 2),
  GARDEN(List.of("plant", "food.fruit", "place.farm"), 0, 3, 1, 1, 1, 1, 0, 4),
  COURT(List.of("thing.treasure", "person.folk", "land"), 2, 2, 4, 0, 0, 0, 1, 2),
  MUSIC(List.of("thing.instrument", "thing.paper", "event"), 1, 3, 1, 1, 0, 0, 0, 3);

  private final List<String> focus;
  private final double[] talkWeights;

  Topic(List<String> focus, double... talkWeights) {
    this.focus = focus;
    this.talkWeights = talkWeights;
  }

  /** The topic's name as a class label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Categories of the nouns that its documents come back to. */
  List<String> focus() {
    return focus;
  }

  /** How much of each of {@link Talks#ALL} there is, in that order. */
  double[] talkWeights() {
    return talkWeights.clone();
  }
}
