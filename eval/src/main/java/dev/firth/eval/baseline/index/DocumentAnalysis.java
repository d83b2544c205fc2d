package dev.firth.eval.baseline.index;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.AnalyzerWords;
import dev.firth.tokenizers.words.LuceneAnalyzers;
import java.util.ArrayList;
import java.util.List;

/**
 * How documents and queries become terms, by names that an index can keep.
 *
 * @param analyzer one of {@link #names()}: those of Lucene, or {@value #SKLEARN}
 * @param smallestGram words of the shortest term, usually 1
 * @param largestGram words of the longest term; with more than 1 neighbouring words make a term,
 *     joined by a space
 */
public record DocumentAnalysis(String analyzer, int smallestGram, int largestGram) {
  /** The terms of scikit-learn's vectorizers with their default token pattern. */
  public static final String SKLEARN = "sklearn";

  private static final int LARGEST = 20;

  public DocumentAnalysis {
    if (smallestGram < 1 || largestGram < smallestGram || largestGram > LARGEST) {
      throw new UsageException(
          "terms of "
              + smallestGram
              + " to "
              + largestGram
              + " words; give a smallest from 1 and a largest up to "
              + LARGEST);
    }
    if (!names().contains(analyzer)) {
      throw new UsageException(
          "no analyzer is called '" + analyzer + "'; choose one of " + String.join(", ", names()));
    }
  }

  /** Single words by an analyzer. */
  public static DocumentAnalysis of(String analyzer) {
    return new DocumentAnalysis(analyzer, 1, 1);
  }

  public DocumentAnalysis withGrams(int smallest, int largest) {
    return new DocumentAnalysis(analyzer, smallest, largest);
  }

  /** The names of all analyzers, in order. */
  public static List<String> names() {
    var names = new ArrayList<>(LuceneAnalyzers.names());
    names.add(SKLEARN);
    names.sort(null);
    return List.copyOf(names);
  }

  /** What cuts text into terms; thread-safe. */
  public WordTokenizer tokenizer() {
    WordTokenizer words =
        analyzer.equals(SKLEARN) ? new SklearnWords() : AnalyzerWords.of(analyzer);
    return largestGram == 1 ? words : new WordGrams(words, smallestGram, largestGram);
  }
}
