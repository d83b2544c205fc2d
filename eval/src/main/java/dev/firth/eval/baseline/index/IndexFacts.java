package dev.firth.eval.baseline.index;

import dev.firth.runs.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an index knows of itself, as the strings that Lucene keeps with a commit. */
final class IndexFacts {
  private static final String DOCUMENTS = "firth.documents";
  private static final String EMPTY = "firth.empty";
  private static final String TOKENS = "firth.tokens";
  private static final String BYTES = "firth.bytes";
  private static final String ANALYZER = "firth.analyzer";
  private static final String SMALLEST = "firth.smallestGram";
  private static final String LARGEST = "firth.largestGram";

  private IndexFacts() {}

  static Map<String, String> of(DocumentAnalysis analysis) {
    return Map.of(
        ANALYZER, analysis.analyzer(),
        SMALLEST, Integer.toString(analysis.smallestGram()),
        LARGEST, Integer.toString(analysis.largestGram()));
  }

  static Map<String, String> with(IndexCounts counts, Map<String, String> facts) {
    var all = new LinkedHashMap<>(facts);
    all.put(DOCUMENTS, Long.toString(counts.documents()));
    all.put(EMPTY, Long.toString(counts.empty()));
    all.put(TOKENS, Long.toString(counts.tokens()));
    all.put(BYTES, Long.toString(counts.bytes()));
    return all;
  }

  static DocumentAnalysis analysis(Map<String, String> facts) throws BadInputException {
    String analyzer = facts.get(ANALYZER);
    if (analyzer == null) {
      throw new BadInputException("it names no analyzer");
    }
    return new DocumentAnalysis(
        analyzer, (int) number(facts, SMALLEST), (int) number(facts, LARGEST));
  }

  static IndexCounts counts(Map<String, String> facts) throws BadInputException {
    return new IndexCounts(
        number(facts, DOCUMENTS),
        number(facts, EMPTY),
        number(facts, TOKENS),
        number(facts, BYTES));
  }

  private static long number(Map<String, String> facts, String key) throws BadInputException {
    try {
      return Long.parseLong(facts.getOrDefault(key, ""));
    } catch (NumberFormatException e) {
      throw new BadInputException("its " + key + " is no number", e);
    }
  }
}
