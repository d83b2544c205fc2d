package dev.firth.transformer.bert.data;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.SpecialNames;
import dev.firth.tokenizers.Tokenizer;

/**
 * The ids of the tokens with a meaning of their own in a vocabulary of BERT's family.
 *
 * @param pad fills up rows
 * @param cls begins a row
 * @param sep ends a segment
 * @param mask stands where a token is to be predicted
 * @param unknown stands for what the vocabulary lacks; {@link SpecialIds#NONE} if there is none
 */
public record BertTokens(int pad, int cls, int sep, int mask, int unknown) {
  /** RoBERTa's names, which byte-level vocabularies have. */
  private static final SpecialNames ROBERTA = SpecialNames.USUAL;

  /**
   * Finds them by BERT's names ({@code [PAD] [CLS] [SEP] [MASK] [UNK]}) or RoBERTa's ({@code <pad>
   * <s> </s> <mask> <unk>}).
   *
   * @param name what messages call the tokenizer, such as its file
   * @throws BadInputException if it lacks one of the first four under both names
   */
  public static BertTokens of(Tokenizer tokenizer, String name) throws BadInputException {
    boolean roberta = tokenizer.idOf("<mask>") >= 0 && tokenizer.idOf("[MASK]") < 0;
    SpecialIds ids = SpecialIds.of(tokenizer, roberta ? ROBERTA : SpecialNames.BERT, name);
    int mask = tokenizer.idOf(roberta ? "<mask>" : "[MASK]");
    if (mask < 0) {
      throw new BadInputException(
          name + " has no token [MASK]: train it with [MASK] as special token");
    }
    return new BertTokens(ids.pad(), ids.begin(), ids.end(), mask, ids.unknown());
  }

  /** Whether an id is one of them. */
  public boolean contains(int id) {
    return isReserved(id) || (id == unknown && id >= 0);
  }

  /** Whether an id never stands in a text: it is put there when rows are made. */
  boolean isReserved(int id) {
    return id == pad || id == cls || id == sep || id == mask;
  }
}
