package dev.firth.seq2seq.data;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.train.TokenizerKind;
import java.util.Objects;

/**
 * What the tokens with a meaning of their own are called in a vocabulary.
 *
 * @param pad fills up rows that are shorter than others
 * @param begin stands before the first token of a target
 * @param end stands behind the last token of a sentence
 * @param unknown stands for what the vocabulary lacks; a vocabulary may do without it
 */
public record SpecialNames(String pad, String begin, String end, String unknown) {
  /** {@code <pad> <s> </s> <unk>}, as in fairseq, JoeyNMT and SentencePiece. */
  public static final SpecialNames USUAL = new SpecialNames("<pad>", "<s>", "</s>", "<unk>");

  /** {@code [PAD] [CLS] [SEP] [UNK]}, as in BERT. */
  public static final SpecialNames BERT = new SpecialNames("[PAD]", "[CLS]", "[SEP]", "[UNK]");

  /** What they are called in tokenizers of a kind that are learned for sequence models. */
  static SpecialNames of(TokenizerKind kind) {
    return kind == TokenizerKind.WORDPIECE ? USUAL.withUnknown(BERT.unknown()) : USUAL;
  }

  /** What a tokenizer calls them: BERT's names where it has those alone. */
  static SpecialNames of(Tokenizer tokenizer) {
    boolean usual = tokenizer.idOf(USUAL.pad()) >= 0;
    boolean unknown = tokenizer.idOf(USUAL.unknown()) >= 0;
    if (!usual && tokenizer.idOf(BERT.pad()) >= 0) {
      return BERT;
    }
    return unknown ? USUAL : USUAL.withUnknown(BERT.unknown());
  }

  public SpecialNames {
    Objects.requireNonNull(pad, "pad");
    Objects.requireNonNull(begin, "begin");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(unknown, "unknown");
  }

  /** The same with another name of the unknown token. */
  public SpecialNames withUnknown(String name) {
    return new SpecialNames(pad, begin, end, name);
  }
}
