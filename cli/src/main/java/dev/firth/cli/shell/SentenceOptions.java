package dev.firth.cli.shell;

import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.tokenizers.WordTokenizer;
import picocli.CommandLine.Option;

/** How word vectors become vectors of sentences. */
public final class SentenceOptions {
  @Option(
      names = "--vector-analyzer",
      paramLabel = "NAME",
      defaultValue = "standard",
      description =
          "Words that are looked up among the vectors, so it should cut text as their training"
              + " text was cut (default: ${DEFAULT-VALUE}: lower case, no stems).")
  private String analyzer;

  @Option(
      names = "--sif-a",
      paramLabel = "X",
      defaultValue = "0.001",
      description =
          "SIF weighs a word of probability p with a / (a + p) (default: ${DEFAULT-VALUE}; Arora"
              + " et al. 2017).")
  private double sifA;

  /** What cuts a text into words with vectors. */
  public WordTokenizer tokenizer() {
    return DocumentAnalysis.of(analyzer).tokenizer();
  }

  /** SIF's {@code a}. */
  public double sifA() {
    return sifA;
  }
}
