package dev.firth.tokenizers.vocabulary;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.SubwordNmtModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tokens of models of every kind, by id. */
final class TokenIds {
  private TokenIds() {}

  /** All tokens of a tokenizer, added ones included. */
  static SortedMap<Integer, String> of(Tokenizer tokenizer) {
    SortedMap<Integer, String> tokens = of(tokenizer.model());
    tokenizer.addedTokens().forEach((id, token) -> tokens.put(id, token.content()));
    return tokens;
  }

  /** All tokens of a model. */
  static SortedMap<Integer, String> of(Model model) {
    var tokens = new TreeMap<Integer, String>();
    switch (model) {
      case BpeModel bpe -> bpe.vocabulary().forEach((token, id) -> tokens.put(id, token));
      case WordPieceModel pieces ->
          pieces.vocabulary().forEach((token, id) -> tokens.put(id, token));
      case WordLevelModel words -> words.vocabulary().forEach((token, id) -> tokens.put(id, token));
      case UnigramModel unigram -> {
        for (int id = 0; id < unigram.pieces().size(); id++) {
          tokens.put(id, unigram.pieces().get(id).token());
        }
      }
      default -> {
        for (int id = 0; tokens.size() < model.size(); id++) {
          String token = model.tokenOf(id);
          if (token != null) {
            tokens.put(id, token);
          }
        }
      }
    }
    return tokens;
  }

  /** One more than the largest id. */
  static int bound(Map<Integer, String> tokens) {
    return tokens.keySet().stream().mapToInt(id -> id + 1).max().orElse(0);
  }

  static UsageException unknown(Model model) {
    return new UsageException(
        "the vocabulary of a "
            + model.getClass().getSimpleName()
            + " cannot be changed; BPE, WordPiece, Unigram and whole words can");
  }

  /** The unknown token of a model, or null if it has none. */
  static String unknownToken(Model model) {
    return switch (model) {
      case BpeModel bpe -> bpe.options().unkToken();
      case WordPieceModel pieces -> pieces.options().unkToken();
      case WordLevelModel words -> words.unkToken();
      case UnigramModel unigram ->
          unigram.unkId() == UnigramModel.NO_UNKNOWN
              ? null
              : unigram.pieces().get(unigram.unkId()).token();
      case SentencePieceModel pieces -> pieces.tokenOf(pieces.vocabulary().unknownId());
      case SubwordNmtModel _ -> SubwordNmtModel.UNKNOWN;
      default -> null;
    };
  }
}
