package dev.firth.corpora.almanac.tales;

import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.TextWriter;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.ResourceTable;
import dev.firth.corpora.almanac.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Short documents of few words: what a small model learns in a minute. Each has one of eight themes
 * and stays with six nouns of it, so that what follows can be told from what does not. Their words
 * are those of the short sentences of {@link dev.firth.corpora.almanac.parallel.ParallelAlmanac}.
 *
 * <p>A tale of a number says the same in every language and on any machine. Immutable and
 * thread-safe.
 */
public final class ShortTales {
  private static final Map<String, List<String>> THEMES =
      ResourceTable.lists(ShortTales.class, "themes.txt");
  private static final long FIRST_STREAM = 1L << 40;

  /** Of a tale. */
  static final int NOUNS = 6;

  private static final int FEWEST = 8;
  private static final int MORE = 9;

  private final long seed;
  private final World world;
  private final Grammar grammar;

  /**
   * @param seed decides every sentence
   */
  public ShortTales(long seed, Language language) {
    this.seed = seed;
    world = World.of(seed);
    grammar = language.grammar(world);
  }

  /** What tales can be about. */
  public static List<String> themes() {
    return List.copyOf(THEMES.keySet());
  }

  static List<String> nouns(String theme) {
    return THEMES.get(theme);
  }

  /** The tales of some numbers, from the first to before the last. */
  public Stream<ShortTale> tales(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::tale);
  }

  /** The tale of a number, from 0: 8 to 16 sentences. */
  public ShortTale tale(long number) {
    Dice dice = Dice.of(seed, FIRST_STREAM + number);
    String theme = dice.pick(themes());
    var maker = new ShortSentences(world, ShortSentences.nouns(world, some(theme, dice)));
    List<String> sentences = new ArrayList<>();
    int count = FEWEST + dice.below(MORE);
    while (sentences.size() < count) {
      var writer = new TextWriter(AlmanacForm.PROSE);
      grammar.say(maker.say(dice), writer);
      sentences.add(writer.text());
    }
    return new ShortTale(theme, sentences);
  }

  /** Some nouns of a theme. */
  private static List<String> some(String theme, Dice dice) {
    List<String> nouns = new ArrayList<>(nouns(theme));
    while (nouns.size() > NOUNS) {
      nouns.remove(dice.below(nouns.size()));
    }
    return nouns;
  }
}
