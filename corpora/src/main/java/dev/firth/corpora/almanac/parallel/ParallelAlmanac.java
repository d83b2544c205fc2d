package dev.firth.corpora.almanac.parallel;

import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.TextWriter;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.plan.Planner;
import dev.firth.corpora.almanac.tales.ShortSentences;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.World;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sentences of the Almanac that say the same in several languages, line by line, in a part to train
 * on, one to validate and one to test. Each sentence of the last two holds a {@linkplain
 * Combinations combination} of two words that meet in no sentence of the other parts in any
 * language, though each word as written stands in the training part: what is tested is whether
 * known words are put together anew. No sentence comes twice.
 *
 * <p>Short sentences use about eighty words, of which no two share a form in any language: there
 * the two words never meet in the text either, in whatever forms. Full sentences come from the
 * documents in their order, with the whole lexicon; there a form may belong to two words (English
 * {@code saw}), and the promise holds for the words.
 *
 * <p>The same options give the same sentences whichever languages are asked for, and the same bytes
 * on any machine. Immutable and thread-safe.
 */
public final class ParallelAlmanac {
  /** Words of the longest short sentence, in every language; {@code l'eau} is two. */
  public static final int LONGEST = 12;

  private static final long STREAM = 4;
  private static final int TRIES = 20_000;

  private final ParallelOptions options;
  private final Map<Language, Grammar> grammars = new EnumMap<>(Language.class);
  private final Map<Split, List<Meaning>> sentences = new EnumMap<>(Split.class);

  /**
   * Makes up the sentences.
   *
   * @throws UsageException if there are not so many different ones
   */
  public ParallelAlmanac(ParallelOptions options) {
    this.options = options;
    World world = World.of(options.seed());
    for (Language language : Language.values()) {
      grammars.put(language, language.grammar(world));
    }
    Supplier<Meaning> source = source(world);
    new Drawing(source).draw();
  }

  private Supplier<Meaning> source(World world) {
    if (options.style() == Style.SHORT) {
      var maker = new ShortSentences(world);
      Dice dice = Dice.of(options.seed(), STREAM);
      return () -> maker.say(dice);
    }
    return new DocumentSentences(new Planner(world, options.seed()));
  }

  /** What the lines of a part mean, in their order. */
  public List<Meaning> meanings(Split split) {
    return sentences.get(split);
  }

  /** The lines of a part in a language: ordinary prose, one sentence each. */
  public List<String> lines(Split split, Language language) {
    return meanings(split).stream().map(m -> line(m, language, AlmanacForm.PROSE)).toList();
  }

  /**
   * Writes {@code train.en}, {@code valid.en}, {@code test.en} and so on for each language into a
   * folder, which is made if it is not there; each file is whole or absent.
   */
  public void write(Path folder, List<Language> languages) throws IOException {
    Files.createDirectories(folder);
    for (Split split : Split.values()) {
      for (Language language : languages) {
        String text = String.join("\n", lines(split, language)) + "\n";
        AtomicFile.write(
            folder.resolve(split.label() + "." + language.code()),
            out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private String line(Meaning sentence, Language language, AlmanacForm form) {
    var writer = new TextWriter(form);
    grammars.get(language).say(sentence, writer);
    return writer.text();
  }

  /** Draws sentences until every part is full: first to train, then those with known words. */
  private final class Drawing {
    private final Supplier<Meaning> source;
    private final Combinations combinations = new Combinations(options.seed());
    private final Set<String> seen = new HashSet<>();
    private final Map<Language, Set<String>> known = new EnumMap<>(Language.class);

    Drawing(Supplier<Meaning> source) {
      this.source = source;
      for (Split split : Split.values()) {
        sentences.put(split, new ArrayList<>());
      }
      for (Language language : Language.values()) {
        known.put(language, new HashSet<>());
      }
    }

    void draw() {
      fill(Set.of(Split.TRAIN), options.sentences());
      fill(Set.of(Split.VALID, Split.TEST), options.heldOut());
      sentences.replaceAll((_, list) -> List.copyOf(list));
    }

    private void fill(Set<Split> splits, int size) {
      int tries = 0;
      while (splits.stream().anyMatch(split -> sentences.get(split).size() < size)) {
        if (tries++ == TRIES) {
          throw new UsageException(
              "the Almanac has not so many different sentences of this style; ask for fewer than "
                  + options.sentences()
                  + " and "
                  + options.heldOut());
        }
        Meaning sentence = source.get();
        Optional<Split> split =
            combinations
                .of(sentence)
                .filter(s -> splits.contains(s) && sentences.get(s).size() < size);
        if (split.isPresent() && take(sentence, split.get())) {
          tries = 0;
        }
      }
    }

    /** Takes a sentence that is new and of known words; returns whether it is. */
    private boolean take(Meaning sentence, Split split) {
      Map<Language, List<String>> words = new EnumMap<>(Language.class);
      for (Language language : Language.values()) {
        words.put(language, Arrays.asList(line(sentence, language, AlmanacForm.WORDS).split(" ")));
      }
      boolean training = split == Split.TRAIN;
      if (!fits(words) || !(training || allKnown(words)) || !seen.add(english(words))) {
        return false;
      }
      sentences.get(split).add(sentence);
      if (training) {
        words.forEach((language, list) -> known.get(language).addAll(list));
      }
      return true;
    }

    private boolean fits(Map<Language, List<String>> words) {
      return options.style() == Style.FULL
          || words.values().stream().allMatch(list -> list.size() <= LONGEST);
    }

    private boolean allKnown(Map<Language, List<String>> words) {
      return words.entrySet().stream()
          .allMatch(entry -> known.get(entry.getKey()).containsAll(entry.getValue()));
    }

    private static String english(Map<Language, List<String>> words) {
      return String.join(" ", words.get(Language.ENGLISH));
    }
  }
}
