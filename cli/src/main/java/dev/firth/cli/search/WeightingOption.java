package dev.firth.cli.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.search.TfIdfVectors;
import dev.firth.eval.baseline.search.VectorModel;
import dev.firth.eval.baseline.search.Weighting;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How terms of documents are weighted. */
final class WeightingOption {
  @Option(
      names = "--weighting",
      paramLabel = "NAME",
      defaultValue = "sklearn",
      description =
          "sklearn: as TfidfVectorizer; or three letters of SMART, such as ltc: n l a b L for the"
              + " term's frequency, n t p for its documents, n c u b for the norm (default:"
              + " ${DEFAULT-VALUE}).")
  String name;

  @Mixin WeightingDetails details;

  Weighting weighting() {
    return name.equals("sklearn") ? details.sklearn() : details.smart(Weighting.smart(name));
  }

  VectorModel model() {
    return VectorModel.symmetric(weighting()).withLimits(details.limits());
  }

  TfIdfVectors of(SearchIndex index) throws IOException {
    return TfIdfVectors.of(index, weighting(), details.limits());
  }
}
