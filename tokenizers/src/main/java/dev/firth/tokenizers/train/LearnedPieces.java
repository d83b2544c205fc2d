package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.sentencepiece.SentencePiece;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link UnigramTrainer} learned.
 *
 * @param pieces special tokens, user-defined symbols and bytes, and then the others by falling
 *     score
 * @param unkId the id of the unknown token, or {@link UnigramModel#NO_UNKNOWN}
 * @param byteFallback whether the bytes are among them
 * @param userDefined how many user-defined symbols there are after the special tokens
 * @param specialTokens how many special tokens there are
 * @param logLikelihood of the text under the pieces before the vocabulary was cut to its size, per
 *     word
 * @param notes what a user should know
 */
public record LearnedPieces(
    List<ScoredPiece> pieces,
    int unkId,
    boolean byteFallback,
    int specialTokens,
    int userDefined,
    double logLikelihood,
    List<String> notes) {
  public LearnedPieces {
    pieces = List.copyOf(pieces);
    notes = List.copyOf(notes);
  }

  /** The model for tokenizer.json. */
  public UnigramModel model() {
    return new UnigramModel(pieces, unkId, byteFallback);
  }

  /**
   * The vocabulary for a SentencePiece file; special tokens become control pieces.
   *
   * @throws IllegalStateException if there is no unknown token, which such a file needs
   */
  public SentencePieceVocabulary sentencePieces() {
    if (unkId < 0) {
      throw new IllegalStateException("a SentencePiece model needs an unknown token");
    }
    List<SentencePiece> made = new ArrayList<>();
    for (int id = 0; id < pieces.size(); id++) {
      ScoredPiece piece = pieces.get(id);
      made.add(new SentencePiece(piece.token(), (float) piece.score(), type(id)));
    }
    return new SentencePieceVocabulary(made, byteFallback);
  }

  private PieceType type(int id) {
    if (id == unkId) {
      return PieceType.UNKNOWN;
    }
    int afterUserDefined = specialTokens + userDefined;
    if (id < specialTokens) {
      return PieceType.CONTROL;
    }
    if (id < afterUserDefined) {
      return PieceType.USER_DEFINED;
    }
    return byteFallback && id < afterUserDefined + 256 ? PieceType.BYTE : PieceType.NORMAL;
  }
}
