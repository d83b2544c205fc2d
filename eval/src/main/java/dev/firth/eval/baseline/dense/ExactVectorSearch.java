package dev.firth.eval.baseline.dense;

import dev.firth.eval.ranking.ScoredDocument;
import java.util.List;
import java.util.PriorityQueue;

/** Compares a query with every document. Cosines are summed in double, in a fixed order. */
public final class ExactVectorSearch implements VectorSearch {
  private final DocumentVectors documents;

  public ExactVectorSearch(DocumentVectors documents) {
    this.documents = documents;
  }

  @Override
  public List<ScoredDocument> search(float[] query, int top) {
    float[] unit = documents.unit(query);
    if (unit == null) {
      return List.of();
    }
    var worstFirst = new PriorityQueue<>(ScoredDocument.BEST_FIRST.reversed());
    for (int i = 0; i < documents.size(); i++) {
      double cosine = UnitVector.dot(unit, documents.row(i));
      worstFirst.add(new ScoredDocument(documents.id(i), cosine));
      if (worstFirst.size() > top) {
        worstFirst.remove();
      }
    }
    return worstFirst.stream().sorted(ScoredDocument.BEST_FIRST).toList();
  }

  @Override
  public String signature() {
    return "exact";
  }
}
