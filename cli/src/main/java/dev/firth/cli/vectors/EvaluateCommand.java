package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.embeddings.Query;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.vectors.AnalogyEvaluation;
import dev.firth.eval.vectors.AnalogyMethod;
import dev.firth.eval.vectors.AnalogyOptions;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.AnalogyResult;
import dev.firth.eval.vectors.CaseFold;
import dev.firth.eval.vectors.DenseWordSpace;
import dev.firth.eval.vectors.SimilarityEvaluation;
import dev.firth.eval.vectors.SimilarityOptions;
import dev.firth.eval.vectors.SimilarityPairs;
import dev.firth.eval.vectors.SimilarityResult;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors evaluate}. */
@Command(
    name = "evaluate",
    header = "Score vectors on analogy questions and similarity judgements.",
    footer = {
      "",
      "With --case-fold the analogy figures are those of word2vec's compute-accuracy.",
      "",
      "  firth vectors evaluate text.vec --analogies questions-words.txt --similarity ws353.tsv"
    })
final class EvaluateCommand extends FirthCommand {
  @Parameters(paramLabel = "MODEL", description = "A vector file; its format is recognised.")
  Path model;

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
      description = "Questions of four words, in sections, as questions-words.txt (default: none).")
  List<Path> analogies = List.of();

  @Option(
      names = "--similarity",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Lines of two words and a number, tabs or spaces between (default: none).")
  List<Path> similarity = List.of();

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

  @Override
  protected void run(Console console) throws IOException {
    if (analogies.isEmpty() && similarity.isEmpty()) {
      throw new UsageException("nothing to score on: give --analogies FILE or --similarity FILE");
    }
    var analogyResults = new ArrayList<AnalogyResult>();
    var similarityResults = new ArrayList<SimilarityResult>();
    try (var vectors = WordVectors.open(model)) {
      var space = new DenseWordSpace(vectors);
      var analogyEvaluation = new AnalogyEvaluation(analogyOptions());
      for (Path file : analogies) {
        analogyResults.add(analogyEvaluation.evaluate(space, AnalogyQuestions.read(file)));
      }
      var similarityEvaluation =
          new SimilarityEvaluation(SimilarityOptions.defaults().withCaseFold(caseFold));
      for (Path file : similarity) {
        similarityResults.add(similarityEvaluation.evaluate(space, SimilarityPairs.read(file)));
      }
    }
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      if (!analogyResults.isEmpty()) {
        result.put("analogy", ScoreOutput.analogies(analogyResults));
      }
      if (!similarityResults.isEmpty()) {
        result.put("similarity", ScoreOutput.similarities(similarityResults));
      }
      console.printJson(result);
    } else {
      analogyResults.forEach(score -> ScoreOutput.print(console, score));
      similarityResults.forEach(score -> ScoreOutput.print(console, score));
    }
  }

  private AnalogyOptions analogyOptions() {
    return AnalogyOptions.defaults()
        .withRestrict(restrict)
        .withCaseFold(caseFold)
        .withMethod(method == Query.Method.COS_MUL ? AnalogyMethod.MULTIPLY : AnalogyMethod.ADD);
  }
}
