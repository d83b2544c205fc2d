package dev.firth.eval.baseline.search;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks by products of vectors, term by term over the postings. What documents are divided by is
 * computed once, from all postings.
 */
final class VectorRanker implements Ranker {
  private final SearchIndex index;
  private final VectorModel model;
  private final TermTable table;
  private final DocumentShapes shapes;
  private final TfIdfVectors queries;
  private final double[] divisors;

  VectorRanker(SearchIndex index, VectorModel model) throws IOException {
    this.index = index;
    this.model = model;
    this.table = new TermTable(index, model.limits());
    this.shapes = new DocumentShapes(index, table);
    this.queries = new TfIdfVectors(index, model.query(), table, shapes);
    this.divisors = divisors();
  }

  @Override
  public SearchIndex index() {
    return index;
  }

  private double[] divisors() throws IOException {
    var sums = new double[index.size()];
    var squares = new double[index.size()];
    var postings = new TermPostings(index, table);
    for (int term = 0; term < table.size(); term++) {
      double idf = idf(term);
      postings.visit(
          term,
          (document, frequency) -> {
            double weight = tf(frequency, document) * idf;
            sums[document] += weight;
            squares[document] += weight * weight;
          });
    }
    var divisors = new double[index.size()];
    for (int document = 0; document < divisors.length; document++) {
      divisors[document] = divisor(document, sums[document], squares[document]);
    }
    return divisors;
  }

  private double divisor(int document, double sum, double squares) throws IOException {
    int unique = shapes.unique(document);
    return model.document().divisor(sum, squares, unique, shapes.pivot(), index.bytes(document));
  }

  private double idf(int term) {
    return model.document().documentFrequency().of(table.documents(term), index.size());
  }

  private double tf(int frequency, int document) {
    return model
        .document()
        .termFrequency()
        .of(frequency, shapes.largest(document), shapes.average(document));
  }

  @Override
  public List<Hit> search(TermBag query, int top) throws IOException {
    TopHits.check(top);
    SparseVector weights = queries.of(query);
    var scores = new double[index.size()];
    var postings = new TermPostings(index, table);
    for (int i = 0; i < weights.size(); i++) {
      int term = weights.indices()[i];
      double weight = weights.values()[i] * idf(term);
      postings.visit(
          term,
          (document, frequency) ->
              scores[document] += weight * tf(frequency, document) / divisors[document]);
    }
    return TopHits.of(scores, top, index);
  }

  @Override
  public ScoreExplanation explain(TermBag query, int document) throws IOException {
    var parts = new ArrayList<ScoreExplanation>();
    double score = 0;
    TermBag bag = index.termsOf(document);
    SparseVector weights = queries.of(query);
    for (var count : bag.counts()) {
      int term = table.find(count.term());
      int place = term < 0 ? -1 : Arrays.binarySearch(weights.indices(), term);
      if (place >= 0) {
        double queryWeight = weights.values()[place];
        var part = part(count.text(), term, count.frequency(), queryWeight, document);
        parts.add(part);
        score += part.value();
      }
    }
    return new ScoreExplanation(
        score, parts.isEmpty() ? "no term of the query is in the document" : "sum of:", parts);
  }

  private ScoreExplanation part(
      String text, int term, int frequency, double queryWeight, int document) {
    double tf = tf(frequency, document);
    double idf = idf(term);
    double weight = tf * idf / divisors[document];
    var ofDocument =
        List.of(
            ScoreExplanation.given(
                tf, "tf part " + model.document().termFrequency() + " of frequency " + frequency),
            ScoreExplanation.given(
                idf,
                "df part %s of %d of %d documents"
                    .formatted(
                        model.document().documentFrequency(), table.documents(term), index.size())),
            ScoreExplanation.given(
                divisors[document], "divisor " + model.document().normalization()));
    return new ScoreExplanation(
        queryWeight * weight,
        text + ": weight in the query times weight in the document",
        List.of(
            ScoreExplanation.given(queryWeight, "weight in the query " + model.query().notation()),
            new ScoreExplanation(
                weight,
                "weight in the document " + model.document().notation() + ": tf * df / divisor",
                ofDocument)));
  }

  @Override
  public Signature signature() {
    return Signature.of("tfidf")
        .with("documents", model.document().notation())
        .with("queries", model.query().notation())
        .with("df", model.limits().least() + "-" + model.limits().most())
        .with("terms", index.tokenizer().signature());
  }
}
