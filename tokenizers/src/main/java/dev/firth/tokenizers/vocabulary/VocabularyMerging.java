package dev.firth.tokenizers.vocabulary;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Makes one tokenizer of two: the tokens, merges and added tokens of the first, and behind them
 * those of the second that the first lacks. All other parts are the first's. Pieces of Unigram
 * models keep their scores, which therefore should come from texts of about one size.
 */
public final class VocabularyMerging {
  private VocabularyMerging() {}

  /**
   * The two together.
   *
   * @throws UsageException if their models are not of one kind or differ in an option
   */
  public static MergedTokenizer merge(Tokenizer first, Tokenizer second) {
    Model model = merged(first.model(), second.model());
    var added = new LinkedHashMap<String, AddedToken>();
    first.addedTokens().values().forEach(token -> added.put(token.content(), token));
    second.addedTokens().values().forEach(token -> added.putIfAbsent(token.content(), token));
    Tokenizer merged = Rebuilding.with(model, first, added.values());
    return new MergedTokenizer(
        merged, IdRemapping.between(first, merged), IdRemapping.between(second, merged));
  }

  private static Model merged(Model first, Model second) {
    Collection<String> more = TokenIds.of(second).values();
    return switch (first) {
      case BpeModel a when second instanceof BpeModel b -> {
        requireEqual(a.options(), b.options());
        yield new BpeModel(
            VocabularyExtension.appended(a.vocabulary(), more), merges(a, b), a.options());
      }
      case WordPieceModel a when second instanceof WordPieceModel b -> {
        requireEqual(a.options(), b.options());
        yield new WordPieceModel(VocabularyExtension.appended(a.vocabulary(), more), a.options());
      }
      case WordLevelModel a when second instanceof WordLevelModel b -> {
        requireEqual(a.unkToken(), b.unkToken());
        yield new WordLevelModel(VocabularyExtension.appended(a.vocabulary(), more), a.unkToken());
      }
      case UnigramModel a when second instanceof UnigramModel b -> {
        requireEqual(a.byteFallback(), b.byteFallback());
        yield new UnigramModel(pieces(a, b), a.unkId(), a.byteFallback());
      }
      default ->
          throw new UsageException(
              "a %s and a %s cannot be merged; both must be BPE, WordPiece, Unigram or whole words"
                  .formatted(first.getClass().getSimpleName(), second.getClass().getSimpleName()));
    };
  }

  private static void requireEqual(Object first, Object second) {
    if (!first.equals(second)) {
      throw new UsageException("the models differ in their options: " + first + " and " + second);
    }
  }

  private static List<Merge> merges(BpeModel first, BpeModel second) {
    var merges = new ArrayList<>(first.merges());
    var known = new HashSet<>(merges);
    second.merges().stream().filter(merge -> !known.contains(merge)).forEach(merges::add);
    return merges;
  }

  private static List<ScoredPiece> pieces(UnigramModel first, UnigramModel second) {
    var pieces = new ArrayList<>(first.pieces());
    var tokens = new HashSet<String>();
    pieces.forEach(piece -> tokens.add(piece.token()));
    second.pieces().stream().filter(piece -> tokens.add(piece.token())).forEach(pieces::add);
    return pieces;
  }
}
