package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.report.CurvePanel;
import dev.firth.eval.report.LearningCurves;
import dev.firth.eval.report.VectorReport;
import dev.firth.eval.vectors.AnalogyEvaluation;
import dev.firth.eval.vectors.AnalogyOutcomes;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.CategorisationEvaluation;
import dev.firth.eval.vectors.CategorisationOutcomes;
import dev.firth.eval.vectors.DenseWordSpace;
import dev.firth.eval.vectors.EvaluationSet;
import dev.firth.eval.vectors.FrequencyBands;
import dev.firth.eval.vectors.SetScore;
import dev.firth.eval.vectors.SimilarityEvaluation;
import dev.firth.eval.vectors.SimilarityOutcomes;
import dev.firth.eval.vectors.SimilarityPairs;
import dev.firth.eval.vectors.VectorEvaluation;
import dev.firth.eval.vectors.WordCategories;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors evaluate}. */
@Command(
    name = "evaluate",
    header = "Score vectors on analogies, similarity judgements and categories.",
    footer = {
      "",
      "With --case-fold the analogy figures are those of word2vec's compute-accuracy.",
      "",
      "  firth vectors evaluate text.vec --analogies questions-words.txt --similarity ws353.tsv",
      "  firth vectors evaluate text.vec --all sets/ --report text.html"
    })
final class EvaluateCommand extends FirthCommand {
  @Parameters(paramLabel = "MODEL", description = "A vector file; its format is recognised.")
  Path model;

  @Mixin ScoringSets scoring;

  @Option(
      names = "--bands",
      split = ",",
      paramLabel = "RANK",
      defaultValue = "1000,5000,20000,100000",
      description =
          "Where the bands of frequency end by which analogies are told apart (default:"
              + " ${DEFAULT-VALUE}; ours).")
  List<Integer> bands = List.of();

  @Option(
      names = "--metrics",
      paramLabel = "RUN",
      description =
          "Add the learning curves of a run (its folder, or its metrics.jsonl) to the report"
              + " (default: none).")
  Path metrics;

  @Mixin ReportOption report;

  private final List<AnalogyOutcomes> analogies = new ArrayList<>();
  private final List<SimilarityOutcomes> similarities = new ArrayList<>();
  private final List<CategorisationOutcomes> categorisations = new ArrayList<>();
  private final List<SetScore> scores = new ArrayList<>();

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    List<CurvePanel> curves = learningCurves();
    List<EvaluationSet> sets = scoring.read();
    var frequencies = new FrequencyBands(bands);
    try (var vectors = WordVectors.open(model)) {
      score(new DenseWordSpace(vectors), sets);
    }
    if (console.json()) {
      console.printJson(toMap(frequencies));
    } else {
      print(console, frequencies);
    }
    report.write(
        () ->
            VectorReport.of(model.getFileName().toString(), scores, analogies, frequencies)
                .with(curves));
  }

  private List<CurvePanel> learningCurves() throws IOException {
    if (metrics == null) {
      return List.of();
    }
    if (!report.isGiven()) {
      throw new UsageException("--metrics adds to a report: give --report FILE.html too");
    }
    return LearningCurves.read(metrics);
  }

  private void score(DenseWordSpace space, List<EvaluationSet> sets) throws IOException {
    var answering = new AnalogyEvaluation(scoring.analogyOptions());
    var comparing = new SimilarityEvaluation(scoring.similarityOptions());
    var clustering = new CategorisationEvaluation(scoring.categorisationOptions());
    VectorEvaluation evaluation = scoring.evaluation();
    for (EvaluationSet set : sets) {
      switch (set) {
        case AnalogyQuestions questions -> {
          analogies.add(answering.answer(space, questions));
          scores.add(evaluation.score(analogies.getLast()));
        }
        case SimilarityPairs pairs -> {
          similarities.add(comparing.compare(space, pairs));
          scores.add(evaluation.score(similarities.getLast()));
        }
        case WordCategories categories -> {
          categorisations.add(clustering.cluster(space, categories));
          scores.add(evaluation.score(categorisations.getLast()));
        }
      }
    }
  }

  private Map<String, Object> toMap(FrequencyBands frequencies) {
    var result = new LinkedHashMap<String, Object>();
    if (!analogies.isEmpty()) {
      var map = ScoreOutput.analogies(analogies.stream().map(AnalogyOutcomes::result).toList());
      map.put("bands", ScoreOutput.bands(analogies, frequencies));
      result.put("analogy", map);
    }
    if (!similarities.isEmpty()) {
      result.put(
          "similarity",
          ScoreOutput.similarities(similarities.stream().map(SimilarityOutcomes::result).toList()));
    }
    if (!categorisations.isEmpty()) {
      result.put(
          "categorisation",
          categorisations.stream().map(c -> ScoreOutput.categorisation(c.result())).toList());
    }
    result.put("sets", scores.stream().map(SetScore::toMap).toList());
    if (scoring.all != null) {
      result.put("unknown", scoring.unknown());
    }
    return result;
  }

  private void print(Console console, FrequencyBands frequencies) {
    if (scoring.all == null) {
      analogies.forEach(
          outcomes -> {
            ScoreOutput.print(console, outcomes.result());
            ScoreOutput.printBands(console, outcomes, frequencies);
          });
      similarities.forEach(outcomes -> ScoreOutput.print(console, outcomes.result()));
      categorisations.forEach(outcomes -> ScoreOutput.print(console, outcomes.result()));
    } else {
      ScoreTable.print(console, scores);
      scoring
          .unknown()
          .forEach(
              file ->
                  console.err().println("firth: " + file + " is no evaluation set, passed over"));
    }
  }
}
