package dev.firth.eval.baseline.compare;

import dev.firth.embeddings.sentence.SifWeights;
import dev.firth.eval.baseline.dense.HnswOptions;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.baseline.search.Bm25;
import dev.firth.eval.baseline.search.RankingModel;
import dev.firth.eval.baseline.search.VectorModel;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.AnalyzerWords;
import java.util.List;

/**
 * How systems of {@link SearchSystem} are built and compared.
 *
 * @param analysis how documents and queries become terms
 * @param vectorWords how they become words with vectors
 * @param tfIdf the model of the system of that name
 * @param bm25 the model of the system of that name
 * @param sifA the constant of smooth inverse frequency
 * @param hnsw the shape of the graph
 * @param fused the systems that the fusion puts together
 * @param fusion how it does so
 * @param depth documents a query finds at most
 * @param measures what is compared
 * @param bootstrap of the intervals
 * @param test of the differences
 */
public record ComparisonOptions(
    DocumentAnalysis analysis,
    WordTokenizer vectorWords,
    RankingModel tfIdf,
    Bm25 bm25,
    double sifA,
    HnswOptions hnsw,
    List<SearchSystem> fused,
    ReciprocalRankFusion fusion,
    int depth,
    List<RankingMeasure> measures,
    Bootstrap bootstrap,
    ApproximateRandomization test) {
  /** What {@code trec_eval}'s runs hold by convention. */
  public static final int DEFAULT_DEPTH = 1000;

  public ComparisonOptions {
    if (depth < 1) {
      throw new UsageException("the best " + depth + " documents; ask for at least 1");
    }
    fused = List.copyOf(fused);
    if (fused.size() < 2 || fused.contains(SearchSystem.RRF)) {
      throw new UsageException("a fusion takes two other systems or more, such as bm25,sif");
    }
    measures = List.copyOf(measures);
  }

  /**
   * English terms and plain words; the cosine of scikit-learn's tf-idf; Lucene's BM25; SIF's
   * constant 0.001; BM25 fused with SIF; MAP, nDCG at 10, MRR and recall at 100.
   */
  public static ComparisonOptions defaults() {
    return new ComparisonOptions(
        DocumentAnalysis.of("english"),
        AnalyzerWords.of("standard"),
        VectorModel.sklearn(),
        Bm25.defaults(),
        SifWeights.DEFAULT_A,
        HnswOptions.defaults(),
        List.of(SearchSystem.BM25, SearchSystem.SIF),
        ReciprocalRankFusion.defaults(),
        DEFAULT_DEPTH,
        List.of(
            RankingMeasure.named("map"),
            RankingMeasure.named("ndcg_cut_10"),
            RankingMeasure.named("recip_rank"),
            RankingMeasure.named("recall_100")),
        Bootstrap.defaults(),
        ApproximateRandomization.defaults());
  }
}
