package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.Trade;
import dev.firth.corpora.almanac.world.World;
import java.util.List;

/** Trades with their tools, materials, workplaces and products. */
final class TradeTalk implements Talk {
  private static final List<String> HANDLING =
      List.of("use", "take", "hold", "clean", "need", "lose", "find");
  private static final List<String> SUPPLYING = List.of("buy", "carry", "bring", "need", "load");
  private static final List<String> PRODUCING = List.of("make", "sell", "show", "send", "count");

  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    World world = scene.world();
    Trade trade = scene.trade();
    Thing tool = Phrasing.described(Phrasing.the(trade.tool()), 0.25, scene);
    Thing workplace = Phrasing.described(Phrasing.the(trade.workplace()), 0.15, scene);
    Phrase material = Phrasing.some(trade.material(), scene);
    Phrase product = Phrasing.some(trade.product(), scene);
    Adjunct inside = new Adjunct.Beside(Relation.IN, workplace);
    return switch (dice.below(9)) {
      case 0 ->
          Deeds.act(worker(trade, scene), world.verb(dice.pick(HANDLING)), tool, scene, inside);
      case 1 -> Deeds.act(worker(trade, scene), world.verb("work"), null, scene, inside);
      case 2 -> Deeds.act(worker(trade, scene), world.verb(dice.pick(PRODUCING)), product, scene);
      case 3 -> Deeds.act(worker(trade, scene), world.verb(dice.pick(SUPPLYING)), material, scene);
      case 4 ->
          new Meaning.Exists(
              scene.tense(),
              Phrasing.described(Phrasing.a(trade.tool()), 0.4, scene),
              List.of(inside));
      case 5 ->
          new Meaning.Undergo(
              product,
              world.verb("make"),
              scene.tense(),
              List.of(new Adjunct.Beside(Relation.WITH, tool)));
      case 6 ->
          new Meaning.Undergo(
              material,
              world.verb(dice.pick(SUPPLYING)),
              scene.tense(),
              List.of(new Adjunct.Beside(Relation.FOR, workplace)));
      case 7 ->
          new Meaning.Undergo(
              Phrasing.some(trade.tool(), scene),
              world.verb(dice.pick(HANDLING)),
              scene.tense(),
              List.of(new Adjunct.Beside(Relation.FOR, product)));
      default -> Deeds.of(worker(trade, scene), trade.trade(), scene);
    };
  }

  private static Phrase worker(Trade trade, Scene scene) {
    return Phrasing.described(
        Thing.of(
            scene.dice().chance(0.7) ? Determiner.THE : Determiner.EVERY, trade.trade(), false),
        0.25,
        scene);
  }
}
