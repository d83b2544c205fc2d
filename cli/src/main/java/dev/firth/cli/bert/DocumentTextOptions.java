package dev.firth.cli.bert;

import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Corpus;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.transformer.bert.data.DocumentBounds;
import dev.firth.transformer.bert.data.DocumentOptions;
import dev.firth.transformer.bert.data.PreparationOptions;
import dev.firth.transformer.bert.data.SentenceBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a text is read as documents and made tokens. */
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
      names = "--tokenizer",
      paramLabel = "MODEL",
      description =
          "A tokenizer of any format that Firth reads, with [CLS] [SEP] [MASK] [PAD] or <s> </s>"
              + " <mask> <pad> (default: one is learned from the text).")
  Path tokenizer;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      defaultValue = "8000",
      description =
          "Tokens wanted when it is learned (default: ${DEFAULT-VALUE}; Firth. BERT's 30522 is for"
              + " far more text).")
  int vocabularySize;

  @Option(
      names = "--vocab-kind",
      paramLabel = "KIND",
      defaultValue = "wordpiece",
      description =
          "Its kind: wordpiece, bytebpe (RoBERTa), bpe, unigram or word (default:"
              + " ${DEFAULT-VALUE}; BERT).")
  String kind;

  @Option(
      names = "--cased",
      description = "A wordpiece vocabulary keeps case and accents (default: it drops them).")
  boolean cased;

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
   * What to make of the text.
   *
   * @param longestSentence tokens that fit into a row
   */
  PreparationOptions preparation(int longestSentence, long seed, int threads) {
    if (cased && (tokenizer != null || !kind.equals(TokenizerKind.WORDPIECE.label()))) {
      throw new UsageException("--cased is for a wordpiece vocabulary that is learned");
    }
    var reading =
        DocumentOptions.defaults()
            .withBounds(
                Choice.of("--documents", documents, DocumentBounds.values(), DocumentBounds::label),
                Choice.of("--sentences", sentences, SentenceBounds.values(), SentenceBounds::label))
            .withLanguage(language)
            .withMaxSentence(longestSentence)
            .withHeldOut(valid == null ? validShare : 0, seed)
            .withThreads(threads);
    var wanted = Choice.of("--vocab-kind", kind, TokenizerKind.values(), TokenizerKind::label);
    return PreparationOptions.of(reading)
        .withTokenizer(tokenizer)
        .withVocabulary(wanted, vocabularySize, cased);
  }
}
