package dev.firth.tokenizers.files;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which tokenizers are kept in files. */
public enum TokenizerFormat {
  /** Everything in one file: Hugging Face tokenizers. */
  TOKENIZER_JSON("tokenizer.json"),
  /** A token a line: BERT. */
  VOCAB_TXT("vocab.txt"),
  /** {@code vocab.json} and {@code merges.txt}: GPT-2 and its relatives. */
  VOCAB_JSON_AND_MERGES("vocab.json+merges.txt"),
  /** Ranks of tiktoken. */
  TIKTOKEN("tiktoken"),
  /** A {@code .model} of SentencePiece. */
  SENTENCEPIECE("sentencepiece"),
  /** Codes of subword-nmt. */
  SUBWORD_NMT("subword-nmt");

  private final String label;

  TokenizerFormat(String label) {
    this.label = label;
  }

  /** The name that commands use. */
  public String label() {
    return label;
  }

  /** The format of a name. */
  public static Optional<TokenizerFormat> named(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** All names. */
  public static String labels() {
    return Arrays.stream(values()).map(TokenizerFormat::label).collect(Collectors.joining(", "));
  }
}
