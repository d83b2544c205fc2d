package dev.firth.tokenizers.vocabulary;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends tokens to the vocabulary of a tokenizer so that the model can yield them: unlike added
 * tokens they obey the rules of the model and the pre-tokenizer. Tokens are spelled as in the
 * vocabulary ({@code ##ing}, {@code Ġthe}, {@code ▁the}); those that are there already stay.
 *
 * <p>In a BPE vocabulary the characters and merges that lead to a new token come with it, behind
 * all others; in a Unigram vocabulary it gets the score of its likeliest part, and so beats its
 * parts together. Added tokens behind the model's own get later ids.
 */
public final class VocabularyExtension {
  private VocabularyExtension() {}

  /**
   * The tokenizer with more tokens.
   *
   * @throws UsageException if a token is empty or the kind of model is none that can be changed
   */
  public static ChangedTokenizer extend(Tokenizer tokenizer, Collection<String> tokens) {
    for (String token : tokens) {
      if (token.isEmpty()) {
        throw new UsageException("a new token is empty");
      }
    }
    Tokenizer extended = Rebuilding.with(extended(tokenizer.model(), tokens), tokenizer);
    return new ChangedTokenizer(extended, IdRemapping.between(tokenizer, extended));
  }

  private static Model extended(Model model, Collection<String> tokens) {
    return switch (model) {
      case BpeModel bpe -> bpe(bpe, tokens);
      case WordPieceModel pieces ->
          new WordPieceModel(appended(pieces.vocabulary(), tokens), pieces.options());
      case WordLevelModel words ->
          new WordLevelModel(appended(words.vocabulary(), tokens), words.unkToken());
      case UnigramModel unigram -> unigram(unigram, tokens);
      default -> throw TokenIds.unknown(model);
    };
  }

  static Map<String, Integer> appended(Map<String, Integer> vocabulary, Collection<String> tokens) {
    var longer = new LinkedHashMap<>(vocabulary);
    int next = vocabulary.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    for (String token : tokens) {
      if (longer.putIfAbsent(token, next) == null) {
        next++;
      }
    }
    return longer;
  }

  private static BpeModel bpe(BpeModel model, Collection<String> tokens) {
    var derivation = new MergeDerivation(model);
    var merges = new ArrayList<>(model.merges());
    var more = new ArrayList<String>();
    for (String token : tokens) {
      if (!model.vocabulary().containsKey(token)) {
        more.addAll(derivation.characters(token));
        addMerges(token, derivation, merges, more);
      }
    }
    return new BpeModel(appended(model.vocabulary(), more), merges, model.options());
  }

  /**
   * Merges the first two parts until one is left. A merge behind all others changes nothing about
   * tokens that are whole before its turn comes.
   */
  private static void addMerges(
      String token, MergeDerivation derivation, List<Merge> merges, List<String> more) {
    List<String> parts = derivation.parts(token);
    while (parts.size() > 1) {
      Merge merge = new Merge(parts.get(0), parts.get(1));
      derivation.add(merge);
      merges.add(merge);
      more.add(derivation.result(merge));
      parts = derivation.parts(token);
    }
  }

  private static UnigramModel unigram(UnigramModel model, Collection<String> tokens) {
    var pieces = new ArrayList<>(model.pieces());
    for (String token : tokens) {
      if (pieces.stream().noneMatch(piece -> piece.token().equals(token))) {
        pieces.add(new ScoredPiece(token, score(token, model)));
      }
    }
    return new UnigramModel(pieces, model.unkId(), model.byteFallback());
  }

  private static double score(String token, UnigramModel model) {
    var parts = new TokenBuffer(false);
    boolean canBeUnknown = model.unkId() != UnigramModel.NO_UNKNOWN;
    double best = Double.NEGATIVE_INFINITY;
    if (canBeUnknown) {
      model.tokenize(token, parts);
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean unknown = parts.id(i) == model.unkId();
      best = unknown ? best : Math.max(best, model.pieces().get(parts.id(i)).score());
    }
    return best == Double.NEGATIVE_INFINITY ? leastScore(model) : best;
  }

  private static double leastScore(UnigramModel model) {
    return model.pieces().stream().mapToDouble(ScoredPiece::score).min().orElse(0);
  }
}
