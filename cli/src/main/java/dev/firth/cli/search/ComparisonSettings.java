package dev.firth.cli.search;

import dev.firth.cli.shell.ResamplingOptions;
import dev.firth.cli.shell.SentenceOptions;
import dev.firth.eval.baseline.compare.ComparisonOptions;
import dev.firth.eval.baseline.compare.ReciprocalRankFusion;
import dev.firth.eval.baseline.compare.SearchSystem;
import dev.firth.eval.baseline.dense.HnswOptions;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.baseline.search.Bm25;
import dev.firth.eval.baseline.search.ClassicTfIdf;
import dev.firth.eval.baseline.search.RankingModel;
import dev.firth.eval.baseline.search.VectorModel;
import dev.firth.eval.ranking.RankingMeasure;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the systems of a comparison are built and scored. */
final class ComparisonSettings {
  @Option(
      names = "--id-field",
      paramLabel = "NAME",
      defaultValue = "id",
      description = "The field of JSON documents that is their name (default: ${DEFAULT-VALUE}).")
  String idField;

  @Option(
      names = "--text-field",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "text",
      description =
          "The fields of JSON documents that are their text, joined by commas (default:"
              + " ${DEFAULT-VALUE}).")
  List<String> textFields;

  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      defaultValue = "english",
      description = "Terms of tfidf and bm25, by Lucene (default: ${DEFAULT-VALUE}, with stems).")
  String analyzer;

  @Mixin SentenceOptions sentences;

  @Option(
      names = "--tfidf",
      paramLabel = "MODEL",
      defaultValue = "sklearn",
      description =
          "sklearn: the cosine of TfidfVectorizer's vectors; classic: Lucene's; or SMART letters"
              + " as lnc.ltc (default: ${DEFAULT-VALUE}).")
  String tfIdf;

  @Option(
      names = "--k1",
      paramLabel = "X",
      defaultValue = "1.2",
      description =
          "BM25: how slowly repeated terms stop to count (default: ${DEFAULT-VALUE}; Lucene).")
  double k1;

  @Option(
      names = "--b",
      paramLabel = "X",
      defaultValue = "0.75",
      description =
          "BM25: how much a document's length counts (default: ${DEFAULT-VALUE}; Lucene).")
  double b;

  @Option(
      names = "--fuse",
      split = ",",
      paramLabel = "SYSTEM",
      defaultValue = "bm25,sif",
      description = "The systems that rrf fuses, joined by commas (default: ${DEFAULT-VALUE}).")
  List<String> fuse;

  @Option(
      names = "--rrf-k",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "A document scores the sum of 1 / (N + rank) (default: ${DEFAULT-VALUE}; Cormack et al."
              + " 2009).")
  int rrfK;

  @Option(
      names = "--hnsw-connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Neighbours a vector keeps in the graph (default: ${DEFAULT-VALUE}; Lucene).")
  int connections;

  @Option(
      names = "--hnsw-beam",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Candidates looked at while the graph is built (default: ${DEFAULT-VALUE}; Lucene).")
  int beam;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Documents a query finds at most (default: ${DEFAULT-VALUE}; TREC's custom).")
  int top;

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "map,ndcg_cut_10,recip_rank,recall_100",
      description = "By trec_eval's names, joined by commas (default: ${DEFAULT-VALUE}).")
  List<String> measures;

  @Mixin ResamplingOptions resampling;

  ComparisonOptions options() {
    resampling.check();
    return new ComparisonOptions(
        DocumentAnalysis.of(analyzer),
        sentences.tokenizer(),
        tfIdfModel(),
        new Bm25(k1, b),
        sentences.sifA(),
        new HnswOptions(connections, beam),
        fuse.stream().map(SearchSystem::ofLabel).distinct().toList(),
        new ReciprocalRankFusion(rrfK),
        top,
        measures.stream().map(RankingMeasure::named).distinct().toList(),
        resampling.bootstrap(),
        resampling.randomization());
  }

  private RankingModel tfIdfModel() {
    return switch (tfIdf) {
      case "sklearn" -> VectorModel.sklearn();
      case "classic" -> new ClassicTfIdf();
      default -> VectorModel.smart(tfIdf);
    };
  }
}
