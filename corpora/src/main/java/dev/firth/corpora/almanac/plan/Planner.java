package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.World;

/** Plans the documents of one seed, each by its number alone. Immutable and thread-safe. */
public final class Planner {
  private static final long FIRST_STREAM = 1000;

  private final Setting setting;
  private final HeldBack heldBack;
  private final long seed;

  public Planner(World world, long seed) {
    this.seed = seed;
    setting = new Setting(world, seed);
    heldBack = new HeldBack(world);
  }

  /** The document of a number, from 0. */
  public DocumentPlan document(long number) {
    return DocumentPlan.of(setting, heldBack, Dice.of(seed, FIRST_STREAM + number));
  }
}
