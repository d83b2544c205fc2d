package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.world.Choice;
import dev.firth.corpora.almanac.world.Company;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Country;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.Trade;
import dev.firth.corpora.almanac.world.World;
import dev.firth.corpora.almanac.world.Young;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all documents choose from: the world's things with how common each is. Immutable. */
final class Setting {
  private final World world;
  private final Company company;
  private final Choice<Country> countries;
  private final Choice<Trade> trades;
  private final Choice<Young> young;
  private final Choice<Pair> kin;
  private final Choice<Topic> topics;
  private final Map<String, Choice<Concept>> members = new HashMap<>();
  private final Map<String, List<Concept>> siblings;
  private final Map<Topic, Choice<Talk>> talks = new HashMap<>();

  Setting(World world, long seed) {
    this.world = world;
    company = new Company(world, seed);
    countries = Choice.zipf(world.countries(), 0.5);
    trades = Choice.zipf(world.trades(), 0.5);
    young = Choice.zipf(world.young(), 0.5);
    kin = Choice.zipf(world.pairs(World.Link.KIN), 0.6);
    topics = Choice.zipf(List.of(Topic.values()), 0.3);
    for (Topic topic : Topic.values()) {
      talks.put(topic, Choice.weighted(Talks.ALL, topic.talkWeights()));
      topic.focus().forEach(this::open);
    }
    Talks.CATEGORIES.forEach(this::open);
    siblings = world.concepts().stream().collect(Collectors.groupingBy(Concept::category));
  }

  private void open(String category) {
    members.computeIfAbsent(category, c -> Choice.zipf(world.members(c), 0.7));
  }

  List<Concept> siblings(Concept noun) {
    return siblings.get(noun.category());
  }

  World world() {
    return world;
  }

  Company company() {
    return company;
  }

  Country country(Dice dice) {
    return countries.pick(dice);
  }

  Trade trade(Dice dice) {
    return trades.pick(dice);
  }

  Young young(Dice dice) {
    return young.pick(dice);
  }

  Pair kin(Dice dice) {
    return kin.pick(dice);
  }

  Topic topic(Dice dice) {
    return topics.pick(dice);
  }

  Talk talk(Topic topic, Dice dice) {
    return talks.get(topic).pick(dice);
  }

  /** A member of a category that a topic or a talk is about. */
  Concept member(String category, Dice dice) {
    return members.get(category).pick(dice);
  }
}
