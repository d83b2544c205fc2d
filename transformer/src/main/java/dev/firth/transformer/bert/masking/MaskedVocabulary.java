package dev.firth.transformer.bert.masking;

import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.transformer.bert.data.BertTokens;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What masking must know of a vocabulary: which ids are special, which continue the word before
 * them, and which may stand in a token's place. Immutable and thread-safe.
 *
 * <p>A token continues a word if it begins with WordPiece's prefix ({@code ##}); in a vocabulary
 * where tokens begin with the mark of a blank ({@code Ġ} of byte-level ones, {@code ▁} of
 * SentencePiece), if it does not; else never.
 */
public final class MaskedVocabulary {
  private final BertTokens special;
  private final BitSet excluded = new BitSet();
  private final BitSet continuing = new BitSet();
  private final int[] replacements;

  /** The vocabulary of a tokenizer, whose added tokens count as special. */
  public MaskedVocabulary(Tokenizer tokenizer, BertTokens special) {
    this.special = special;
    int size = VocabularyMark.of(tokenizer).size();
    for (int id = 0; id < size; id++) {
      boolean gap = tokenizer.tokenOf(id) == null;
      excluded.set(id, gap || special.contains(id) || tokenizer.addedTokens().containsKey(id));
    }
    findContinuing(tokenizer, size);
    replacements = IntStream.range(0, size).filter(id -> !excluded.get(id)).toArray();
  }

  private void findContinuing(Tokenizer tokenizer, int size) {
    String prefix =
        tokenizer.model() instanceof WordPieceModel wordPiece
            ? wordPiece.options().continuingSubwordPrefix()
            : "";
    boolean marksBlanks =
        IntStream.range(0, size).anyMatch(id -> !excluded.get(id) && isMarked(tokenizer, id));
    for (int id = 0; id < size; id++) {
      if (!excluded.get(id)) {
        continuing.set(
            id,
            prefix.isEmpty()
                ? marksBlanks && !isMarked(tokenizer, id)
                : tokenizer.tokenOf(id).startsWith(prefix));
      }
    }
  }

  private static boolean isMarked(Tokenizer tokenizer, int id) {
    String token = tokenizer.tokenOf(id);
    return token.startsWith("Ġ") || token.startsWith("▁");
  }

  /** The id of the mask token. */
  public int mask() {
    return special.mask();
  }

  /** Whether an id is never masked: special, unknown or added. */
  public boolean isSpecial(int id) {
    return excluded.get(id);
  }

  /** Whether an id continues the word of the token before it. */
  public boolean continuesWord(int id) {
    return continuing.get(id);
  }

  /** The ids that may stand in the place of a token; not to be changed. */
  int[] replacements() {
    return replacements;
  }
}
