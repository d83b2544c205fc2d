package dev.firth.cli.search;

import dev.firth.eval.baseline.search.Bm25;
import dev.firth.eval.baseline.search.ClassicTfIdf;
import dev.firth.eval.baseline.search.RankingModel;
import dev.firth.eval.baseline.search.VectorModel;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How documents are scored for a query. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "bm25",
      description =
          "bm25, classic (Lucene's TF-IDF), sklearn (the cosine of TfidfVectorizer's vectors), or"
              + " SMART's weights of documents and of queries, such as lnc.ltc: n l a b L for the"
              + " term's frequency, n t p for its documents, n c u b for the norm (default:"
              + " ${DEFAULT-VALUE}).")
  String name;

  @Option(
      names = "--k1",
      paramLabel = "X",
      description =
          "BM25: how much more occurrences of a term count (default: 1.2; Lucene. Anserini: 0.9).")
  Double k1;

  @Option(
      names = "--b",
      paramLabel = "X",
      description =
          "BM25: how much a document's length counts, 0 to 1 (default: 0.75; Lucene. Anserini:"
              + " 0.4).")
  Double b;

  @Mixin WeightingDetails details;

  RankingModel model() {
    if (name.equals("bm25")) {
      details.requireNone("bm25");
      Bm25 usual = Bm25.defaults();
      return new Bm25(k1 == null ? usual.k1() : k1, b == null ? usual.b() : b);
    }
    if (k1 != null || b != null) {
      throw new UsageException("--k1 and --b go with --model bm25, not with " + name);
    }
    return switch (name) {
      case "classic" -> {
        details.requireNone("classic");
        yield new ClassicTfIdf();
      }
      case "sklearn" -> VectorModel.symmetric(details.sklearn()).withLimits(details.limits());
      default -> smart();
    };
  }

  private VectorModel smart() {
    if (!name.contains(".")) {
      throw new UsageException(
          "no model is called '"
              + name
              + "'; there are bm25, classic, sklearn and SMART's weights such as lnc.ltc");
    }
    VectorModel letters = VectorModel.smart(name);
    return new VectorModel(
        details.smart(letters.document()), details.smart(letters.query()), details.limits());
  }
}
