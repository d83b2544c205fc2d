package dev.firth.eval.probe;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.search.SparseVector;
import dev.firth.eval.baseline.search.TermLimits;
import dev.firth.eval.baseline.search.TfIdfVectors;
import dev.firth.eval.baseline.search.Weighting;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tf-idf weights as scikit-learn's {@code TfidfVectorizer} learns them from training texts. */
public final class TfIdfFeatures implements ProbeFeatures, AutoCloseable {
  private final SearchIndex index;
  private final TfIdfVectors vectors;

  private TfIdfFeatures(SearchIndex index, TfIdfVectors vectors) {
    this.index = index;
    this.vectors = vectors;
  }

  /**
   * Learns terms and their weights.
   *
   * @throws dev.firth.runs.BadInputException if no text has a term
   */
  public static TfIdfFeatures of(List<String> training, DocumentAnalysis analysis)
      throws IOException {
    var documents = new ArrayList<TextDocument>();
    for (String text : training) {
      documents.add(new TextDocument(Integer.toString(documents.size()), text));
    }
    var index =
        SearchIndex.inMemory(DocumentReader.of(documents), analysis.tokenizer(), Progress.none());
    try {
      return new TfIdfFeatures(
          index, TfIdfVectors.of(index, Weighting.sklearn(), TermLimits.none()));
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "tfidf";
  }

  @Override
  public SparseVector of(String text) {
    return vectors.of(text);
  }

  @Override
  public boolean mayBeNegative() {
    return false;
  }

  @Override
  public Signature signature() {
    return Signature.of("tfidf")
        .with("weights", Weighting.sklearn().notation())
        .with("words", index.tokenizer().signature());
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
