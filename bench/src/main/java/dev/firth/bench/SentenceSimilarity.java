package dev.firth.bench;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.IdfWeights;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.embeddings.sentence.SifWeights;
import dev.firth.eval.Correlation;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.AnalyzerWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well cosines of sentence vectors follow human judgements: Pearson's correlation, as the
 * tables of Arora et al. (2017) have it. Files hold a pair a line: two sentences and a number,
 * divided by tabs. A pair without a vector on one side has the cosine 0.
 *
 * <pre>bench/java.sh dev.firth.bench.SentenceSimilarity MODEL PAIRS…</pre>
 */
public final class SentenceSimilarity {
  private static final WordTokenizer WORDS = AnalyzerWords.of("standard");

  private record Pairs(
      List<List<String>> first, List<List<String>> second, List<Double> judgements) {
    List<List<String>> sentences() {
      var all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }

  private SentenceSimilarity() {}

  /** Prints a table, a file a row. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("give a file of vectors and files of pairs");
    }
    try (var vectors = WordVectors.open(Path.of(args[0]))) {
      System.out.println("| pairs | n | mean | idf-mean | mean, 1 removed | sif weights | sif |");
      System.out.println("|---|--:|--:|--:|--:|--:|--:|");
      for (String file : Arrays.asList(args).subList(1, args.length)) {
        Pairs pairs = read(Path.of(file));
        var row = new StringBuilder("| " + Path.of(file).getFileName());
        row.append(" | ").append(pairs.judgements().size());
        encoders(vectors, pairs.sentences())
            .values()
            .forEach(
                encoder ->
                    row.append(String.format(Locale.ROOT, " | %.4f", correlation(encoder, pairs))));
        System.out.println(row.append(" |"));
      }
    }
  }

  private static Map<String, SentenceEncoder> encoders(
      WordVectors vectors, List<List<String>> sentences) {
    SentenceEncoder mean = SentenceEncoder.mean(vectors);
    SentenceEncoder weighted =
        SentenceEncoder.weighted(vectors, SifWeights.of(vectors, sentences, SifWeights.DEFAULT_A));
    var encoders = new LinkedHashMap<String, SentenceEncoder>();
    encoders.put("mean", mean);
    encoders.put("idf", SentenceEncoder.weighted(vectors, IdfWeights.ofTexts(sentences)));
    encoders.put("removed", mean.removing(1, sentences));
    encoders.put("weights", weighted);
    encoders.put("sif", weighted.removing(1, sentences));
    return encoders;
  }

  private static Pairs read(Path file) throws IOException {
    var pairs = new Pairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        String[] columns = lines.line().split("\t", -1);
        if (columns.length != 3 || EvaluationLines.number(columns[2].strip()).isEmpty()) {
          throw lines.bad("no two sentences and a number, divided by tabs");
        }
        pairs.first().add(SentenceEncoder.words(columns[0], WORDS));
        pairs.second().add(SentenceEncoder.words(columns[1], WORDS));
        pairs.judgements().add(Double.valueOf(columns[2].strip()));
      }
    }
    return pairs;
  }

  private static double correlation(SentenceEncoder encoder, Pairs pairs) {
    var cosines = new double[pairs.judgements().size()];
    var judgements = new double[cosines.length];
    for (int i = 0; i < cosines.length; i++) {
      var first = encoder.encode(pairs.first().get(i));
      var second = encoder.encode(pairs.second().get(i));
      boolean both = first.isPresent() && second.isPresent();
      cosines[i] = both ? cosine(first.get(), second.get()) : 0;
      judgements[i] = pairs.judgements().get(i);
    }
    return Correlation.pearson(cosines, judgements);
  }

  private static double cosine(float[] x, float[] y) {
    double cosine = dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    return Double.isNaN(cosine) ? 0 : cosine;
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
