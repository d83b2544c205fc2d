package dev.firth.tokenizers.train;

import java.util.List;

/** The kinds of tokenizers that {@link TokenizerTrainer} makes. */
public enum TokenizerKind {
  /** Byte pair encoding over characters; blanks become {@code ▁}, as in SentencePiece. */
  BPE("bpe"),
  /** Byte pair encoding over bytes with GPT-2's pre-tokenizer: no text is unknown. */
  BYTE_BPE("bytebpe"),
  /** BERT's WordPiece. */
  WORDPIECE("wordpiece"),
  /** SentencePiece's Unigram: the most likely pieces of words; blanks become {@code ▁}. */
  UNIGRAM("unigram"),
  /** Whole words. */
  WORD("word");

  private final String label;

  TokenizerKind(String label) {
    this.label = label;
  }

  /** The name in lower case that commands use. */
  public String label() {
    return label;
  }

  /** The special tokens that a tokenizer of this kind always has. */
  public List<String> specialTokens() {
    return switch (this) {
      case BPE, UNIGRAM, WORD -> List.of("<unk>");
      case BYTE_BPE -> List.of();
      case WORDPIECE -> List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    };
  }
}
