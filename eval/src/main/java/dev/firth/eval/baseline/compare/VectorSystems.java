package dev.firth.eval.baseline.compare;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.IdfWeights;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.embeddings.sentence.SifWeights;
import dev.firth.eval.Signature;
import dev.firth.eval.baseline.dense.DocumentVectors;
import dev.firth.eval.baseline.dense.ExactVectorSearch;
import dev.firth.eval.baseline.dense.HnswVectorSearch;
import dev.firth.eval.baseline.dense.VectorSearch;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that compare sentence vectors: three ways to make them, two to search them. */
final class VectorSystems {
  private final SearchCollection collection;
  private final WordVectors vectors;
  private final ComparisonOptions options;
  private final List<String> ids;
  private final List<List<String>> texts;
  private final List<List<String>> queries;
  private final SifWeights weights;

  /**
   * Looks at the words, before any work.
   *
   * @throws BadInputException if no document has a word with a vector
   */
  VectorSystems(SearchCollection collection, WordVectors vectors, ComparisonOptions options)
      throws BadInputException {
    this.collection = collection;
    this.vectors = vectors;
    this.options = options;
    this.ids = collection.documents().stream().map(TextDocument::id).toList();
    this.texts = words(collection.documents());
    this.queries = words(collection.queries());
    this.weights = SifWeights.of(vectors, texts, options.sifA());
    if (documentsWithoutVector() == ids.size()) {
      throw new BadInputException(
          "no document has a word with a vector: the words are cut by %s, the vectors begin with '%s'"
                  .formatted(options.vectorWords().signature(), vectors.word(0))
              + "; is it the right model and the right analyzer for it?");
    }
  }

  private List<List<String>> words(List<TextDocument> documents) {
    return documents.stream()
        .map(document -> SentenceEncoder.words(document.text(), options.vectorWords()))
        .toList();
  }

  void search(
      Map<SearchSystem, TrecRun> runs, Map<SearchSystem, String> settings, Progress progress)
      throws IOException {
    var builder = new Runs(runs, settings, progress);
    builder.exact(SearchSystem.MEAN, SentenceEncoder.mean(vectors));
    builder.exact(
        SearchSystem.IDF_MEAN, SentenceEncoder.weighted(vectors, IdfWeights.ofTexts(texts)));
    var sif = SentenceEncoder.weighted(vectors, weights).removing(1, texts);
    builder.exact(SearchSystem.SIF, sif);
    builder.hnsw(sif);
  }

  int documentsWithoutVector() {
    return withoutVector(texts);
  }

  int queriesWithoutVector() {
    return withoutVector(queries);
  }

  private int withoutVector(List<List<String>> all) {
    return (int)
        all.stream()
            .filter(words -> words.stream().noneMatch(word -> vectors.find(word).isPresent()))
            .count();
  }

  /** Takes the runs as they are made. */
  private final class Runs {
    private final Map<SearchSystem, TrecRun> runs;
    private final Map<SearchSystem, String> settings;
    private final Progress progress;

    Runs(Map<SearchSystem, TrecRun> runs, Map<SearchSystem, String> settings, Progress progress) {
      this.runs = runs;
      this.settings = settings;
      this.progress = progress;
    }

    void exact(SearchSystem system, SentenceEncoder encoder) throws IOException {
      add(system, encoder, new ExactVectorSearch(DocumentVectors.of(ids, texts, encoder)));
    }

    void hnsw(SentenceEncoder encoder) throws IOException {
      var documents = DocumentVectors.of(ids, texts, encoder);
      try (var search = HnswVectorSearch.of(documents, options.hnsw())) {
        add(SearchSystem.HNSW, encoder, search);
      }
    }

    private void add(SearchSystem system, SentenceEncoder encoder, VectorSearch search)
        throws IOException {
      var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
      try (var task = progress.start("search " + system.label(), "queries", queries.size())) {
        for (int i = 0; i < queries.size(); i++) {
          Optional<float[]> query = encoder.encode(queries.get(i));
          rankings.put(
              collection.queries().get(i).id(),
              query.isPresent() ? search.search(query.get(), options.depth()) : List.of());
          task.done(i + 1);
        }
      }
      runs.put(system, new TrecRun(system.label(), rankings));
      settings.put(
          system,
          Signature.of("sentence-vectors")
              .with("weights", encoder.signature())
              .with("search", search.signature())
              .with("words", options.vectorWords().signature())
              .toString());
    }
  }
}
