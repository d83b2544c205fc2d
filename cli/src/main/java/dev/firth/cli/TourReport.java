package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.vectors.VectorTraining;
import dev.firth.embeddings.Neighbour;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyResult;
import dev.firth.eval.vectors.AnalogyScore;
import dev.firth.eval.vectors.SimilarityResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the quickstart tells.
 *
 * @param scores those of the trained vectors first, then the baselines'
 */
record TourReport(
    Path model,
    Path folder,
    VectorTraining.Outcome outcome,
    double seconds,
    WordVectors vectors,
    AnalogyQuestions questions,
    List<Scores> scores) {
  private static final int EXAMPLES = 4;
  private static final int NEIGHBOURS = 5;

  /** How well one space did. */
  record Scores(String name, AnalogyResult analogy, SimilarityResult similarity) {}

  void print(Console console) {
    if (console.json()) {
      console.printJson(toMap());
    } else {
      print(console, console.out());
    }
  }

  private Map<String, Object> toMap() {
    Scores trained = scores.getFirst();
    var map = new LinkedHashMap<String, Object>();
    map.put("task", "vectors");
    map.put("model", model.toString());
    map.put("seconds", seconds);
    map.put("words", outcome.training().words());
    map.put("wordsPerSecond", outcome.training().wordsPerSecond());
    map.put("loss", outcome.training().loss());
    var neighbours = new LinkedHashMap<String, Object>();
    for (String word : exampleWords()) {
      neighbours.put(word, vectors.mostSimilar(word, NEIGHBOURS).stream().map(this::pair).toList());
    }
    map.put("neighbours", neighbours);
    map.put("analogy", analogyMap(trained));
    map.put("similarity", similarityMap(trained));
    var baselines = new LinkedHashMap<String, Object>();
    for (Scores baseline : scores.subList(1, scores.size())) {
      baselines.put(
          baseline.name(),
          Map.of("analogy", analogyMap(baseline), "similarity", similarityMap(baseline)));
    }
    map.put("baseline", baselines);
    return map;
  }

  private Map<String, Object> pair(Neighbour neighbour) {
    var map = new LinkedHashMap<String, Object>();
    map.put("word", neighbour.word());
    map.put("score", neighbour.score());
    return map;
  }

  private static Map<String, Object> analogyMap(Scores scores) {
    AnalogyScore total = scores.analogy().total();
    var map = new LinkedHashMap<String, Object>();
    map.put("accuracy", total.accuracy());
    map.put("correct", total.correct());
    map.put("seen", total.seen());
    map.put("total", total.total());
    return map;
  }

  private static Map<String, Object> similarityMap(Scores scores) {
    var map = new LinkedHashMap<String, Object>();
    map.put("spearman", scores.similarity().spearman());
    map.put("found", scores.similarity().found());
    map.put("missed", scores.similarity().missed());
    return map;
  }

  private void print(Console console, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Trained %,d words (%,d different) in %.1f s, %,.0f words/s.%n%n",
        outcome.training().words(),
        outcome.vocabulary().size(),
        outcome.training().seconds(),
        outcome.training().wordsPerSecond());
    out.println(console.strong("Neighbours"));
    for (String word : exampleWords()) {
      out.printf("  %-14s %s%n", word, list(vectors.mostSimilar(word, NEIGHBOURS)));
    }
    out.println();
    out.println(console.strong("Analogies"));
    for (Question q : exampleQuestions()) {
      String answer = vectors.analogy(q.a(), q.b(), q.c(), 1).getFirst().word();
      out.printf(
          "  %s is to %s as %s is to %s%s%n",
          q.a(), q.b(), q.c(), answer, answer.equals(q.d()) ? "" : "  (expected " + q.d() + ")");
    }
    out.println();
    out.println(console.strong("Scores on the Almanac's own questions"));
    out.printf("  %-16s %9s  %10s%n", "", "analogies", "similarity");
    for (Scores s : scores) {
      out.printf(
          Locale.ROOT,
          "  %-16s %8.1f%%  %10.3f%n",
          s.name(),
          100 * s.analogy().total().accuracy(),
          s.similarity().spearman());
    }
    AnalogyScore total = scores.getFirst().analogy().total();
    out.printf(
        Locale.ROOT,
        "  (%,d of %,d questions, Spearman over %,d pairs; tf-idf and co-occurrence only"
            + " count)%n%n",
        total.seen(),
        total.total(),
        scores.getFirst().similarity().found());
    out.printf(Locale.ROOT, "The model is %s; all took %.1f s. Try next:%n", model, seconds);
    out.println("  firth vectors similar " + model);
    out.println("  firth vectors train YOUR-TEXT --out my.vec");
    out.println("  firth corpus list");
  }

  private static String list(List<Neighbour> neighbours) {
    return neighbours.stream()
        .map(n -> String.format(Locale.ROOT, "%s %.2f", n.word(), n.score()))
        .collect(Collectors.joining(", "));
  }

  /** The last word of the first known question of some sections: things, people, actions. */
  private List<String> exampleWords() {
    return exampleQuestions().stream().map(Question::d).distinct().toList();
  }

  private List<Question> exampleQuestions() {
    var known = new ArrayList<Question>();
    for (var section : questions.sections()) {
      section.questions().stream().filter(this::isKnown).findFirst().ifPresent(known::add);
    }
    // Spread over the sections: neighbouring ones ask alike.
    int step = Math.max(1, known.size() / EXAMPLES);
    var examples = new ArrayList<Question>();
    for (int i = 0; i < known.size() && examples.size() < EXAMPLES; i += step) {
      examples.add(known.get(i));
    }
    return examples;
  }

  private boolean isKnown(Question q) {
    return List.of(q.a(), q.b(), q.c(), q.d()).stream().allMatch(vectors::contains);
  }
}
