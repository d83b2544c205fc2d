package dev.firth.cli.vectors;

import dev.firth.embeddings.Query;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.vectors.AnalogyMethod;
import dev.firth.eval.vectors.AnalogyOptions;
import dev.firth.eval.vectors.CaseFold;
import dev.firth.eval.vectors.CategorisationOptions;
import dev.firth.eval.vectors.EvaluationSet;
import dev.firth.eval.vectors.EvaluationSets;
import dev.firth.eval.vectors.SimilarityOptions;
import dev.firth.eval.vectors.SimilarityPairs;
import dev.firth.eval.vectors.VectorEvaluation;
import dev.firth.eval.vectors.WordCategories;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What vectors are scored on, and how: the options that evaluate and compare share. */
final class ScoringSets {
  @Option(
      names = "--restrict",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Analogies among the first N words only, which are the frequent ones; 0 for all (default:"
              + " ${DEFAULT-VALUE}; compute-accuracy's threshold).")
  int restrict;

  @Option(
      names = "--analogies",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Questions of four words, in sections, as questions-words.txt; MSR's"
              + " word_relationship.questions; the folder of BATS (default: none).")
  List<Path> analogies = List.of();

  @Option(
      names = "--similarity",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Lines of two words and a number, tabs or spaces between (default: none).")
  List<Path> similarity = List.of();

  @Option(
      names = "--categories",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Lines of a word and its category, to be found again by clustering (default: none).")
  List<Path> categories = List.of();

  @Option(
      names = "--all",
      paramLabel = "FOLDER",
      description =
          "Every set in a folder, recognised by what is in the files: analogies, similarities,"
              + " categories (default: none).")
  Path all;

  @Option(
      names = "--case-fold",
      arity = "0..1",
      paramLabel = "HOW",
      defaultValue = "none",
      fallbackValue = "ascii",
      description =
          "Compare words without their case: none, ascii (word2vec's compute-accuracy) or unicode"
              + " (gensim); default: ${DEFAULT-VALUE}, alone ${FALLBACK-VALUE}.")
  CaseFold caseFold;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "add",
      converter = MethodName.class,
      description =
          "add: 3CosAdd (compute-accuracy), or mul: 3CosMul (Levy and Goldberg 2014); default:"
              + " ${DEFAULT-VALUE}.")
  Query.Method method;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "" + Bootstrap.DEFAULT_SAMPLES,
      description = "Draws of a bootstrap (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + Bootstrap.DEFAULT_SEED,
      description =
          "What the draws of a bootstrap and the clusterings begin with (default:"
              + " ${DEFAULT-VALUE}; sacreBLEU).")
  long seed;

  /** Files in the folder that are no sets. */
  private List<Path> unknown = List.of();

  /**
   * Reads all sets: those named, then those of the folder.
   *
   * @throws UsageException if there is nothing to score on, or an option makes no sense
   */
  List<EvaluationSet> read() throws IOException {
    if (analogies.isEmpty() && similarity.isEmpty() && categories.isEmpty() && all == null) {
      throw new UsageException(
          "nothing to score on: give --analogies FILE, --similarity FILE, --categories FILE or"
              + " --all FOLDER");
    }
    if (samples < 2 || seed < 0) {
      throw new UsageException("--samples takes a number of at least 2, --seed one of at least 0");
    }
    var sets = new ArrayList<EvaluationSet>();
    for (Path file : analogies) {
      sets.add(EvaluationSets.analogies(file));
    }
    for (Path file : similarity) {
      sets.add(SimilarityPairs.read(file));
    }
    for (Path file : categories) {
      sets.add(WordCategories.read(file));
    }
    if (all != null) {
      var found = EvaluationSets.in(all);
      sets.addAll(found.sets());
      unknown = found.unknown();
    }
    return sets;
  }

  /** After {@link #read}: files of the folder that are no sets that are known. */
  List<String> unknown() {
    return unknown.stream().map(file -> file.getFileName().toString()).toList();
  }

  VectorEvaluation evaluation() {
    return new VectorEvaluation(
        analogyOptions(), similarityOptions(), categorisationOptions(), bootstrap());
  }

  Bootstrap bootstrap() {
    return new Bootstrap(samples, seed);
  }

  AnalogyOptions analogyOptions() {
    return AnalogyOptions.defaults()
        .withRestrict(restrict)
        .withCaseFold(caseFold)
        .withMethod(method == Query.Method.COS_MUL ? AnalogyMethod.MULTIPLY : AnalogyMethod.ADD);
  }

  SimilarityOptions similarityOptions() {
    return SimilarityOptions.defaults().withCaseFold(caseFold);
  }

  CategorisationOptions categorisationOptions() {
    return CategorisationOptions.defaults().withCaseFold(caseFold).withSeed(seed);
  }
}
