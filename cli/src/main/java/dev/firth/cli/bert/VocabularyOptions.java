package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.transformer.bert.data.DocumentOptions;
import dev.firth.transformer.bert.data.PreparationOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The tokens that a text is made of. */
final class VocabularyOptions {
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

  /** What to make of a text that is read so. */
  PreparationOptions preparation(DocumentOptions reading) {
    if (cased && (tokenizer != null || !kind.equals(TokenizerKind.WORDPIECE.label()))) {
      throw new UsageException("--cased is for a wordpiece vocabulary that is learned");
    }
    var wanted = Choice.of("--vocab-kind", kind, TokenizerKind.values(), TokenizerKind::label);
    return PreparationOptions.of(reading)
        .withTokenizer(tokenizer)
        .withVocabulary(wanted, vocabularySize, cased);
  }
}
