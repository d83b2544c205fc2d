package dev.firth.corpora.almanac.plan;

import java.util.List;

/** All talks, in the order of {@link Topic}'s weights. */
final class Talks {
  static final List<Talk> ALL =
      List.of(
          new CountryTalk(),
          new PeopleTalk(),
          new KinTalk(),
          new TradeTalk(),
          new AnimalTalk(),
          new WeatherTalk(),
          new JourneyTalk(),
          new ThingTalk());

  /** Categories that talks choose from beyond their topic's own. */
  static final List<String> CATEGORIES =
      List.of(
          "weather",
          "time.season",
          "time.month",
          "time.day",
          "time.part",
          "thing.vehicle",
          "place.home",
          "place.town",
          "place.farm",
          "place.wild",
          "place.water",
          "landmark",
          "person.folk",
          "thing.product",
          "food");

  private Talks() {}
}
