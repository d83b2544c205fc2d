package dev.firth.cli.bert;

import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Corpus;
import dev.firth.transformer.bert.data.DocumentBounds;
import dev.firth.transformer.bert.data.DocumentOptions;
import dev.firth.transformer.bert.data.SentenceBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a text is read as documents. */
final class DocumentTextOptions {
  @Option(
      names = "--documents",
      paramLabel = "BOUND",
      defaultValue = "blank-lines",
      description =
          "What ends a document: blank-lines, lines (each line is one) or files (default:"
              + " ${DEFAULT-VALUE}; BERT's own input).")
  String documents;

  @Option(
      names = "--sentences",
      paramLabel = "BOUND",
      defaultValue = "marks",
      description =
          "What ends a sentence: marks (with abbreviations, as Moses has it) or lines (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  String sentences;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "en",
      description = "Whose abbreviations end no sentence: en, de, fr (default: ${DEFAULT-VALUE}).")
  String language;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description =
          "A text to be judged by, divided as CORPUS is (default: documents of CORPUS are kept from"
              + " training).")
  Path valid;

  @Option(
      names = "--valid-share",
      paramLabel = "X",
      defaultValue = "0.01",
      description = "Share of the documents that are (default: ${DEFAULT-VALUE}; Firth).")
  double validShare;

  @Mixin StrictOption strict;

  /** The text to be judged by; null if documents of the first text are kept for that. */
  Corpus openValid() throws IOException {
    return valid == null ? null : Corpus.of(List.of(valid.toString())).strict(strict.isGiven());
  }

  /**
   * How the text is read.
   *
   * @param longestSentence tokens that fit into a row
   */
  DocumentOptions reading(int longestSentence, long seed, int threads) {
    return DocumentOptions.defaults()
        .withBounds(
            Choice.of("--documents", documents, DocumentBounds.values(), DocumentBounds::label),
            Choice.of("--sentences", sentences, SentenceBounds.values(), SentenceBounds::label))
        .withLanguage(language)
        .withMaxSentence(longestSentence)
        .withHeldOut(valid == null ? validShare : 0, seed)
        .withThreads(threads);
  }
}
