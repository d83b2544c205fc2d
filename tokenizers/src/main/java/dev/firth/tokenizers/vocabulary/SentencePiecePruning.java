package dev.firth.tokenizers.vocabulary;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.sentencepiece.SentencePiece;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceBpe;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceChar;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceUnigram;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which pieces of a SentencePiece model stay, and the model of those. */
final class SentencePiecePruning {
  private final SentencePieceVocabulary vocabulary;

  private SentencePiecePruning(SentencePieceVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The pieces without which the model would not be the same: marks, bytes, what users defined, and
   * the least and most likely piece, on which the prices of unknown characters and of what users
   * defined hang.
   */
  static Stream<String> always(SentencePieceModel model) {
    List<SentencePiece> pieces = model.vocabulary().pieces();
    var byScore = Comparator.comparingDouble(SentencePiece::score);
    return Stream.of(
            pieces.stream().filter(piece -> piece.type() != PieceType.NORMAL),
            pieces.stream().filter(piece -> piece.type() == PieceType.NORMAL).min(byScore).stream(),
            pieces.stream().filter(piece -> piece.type() == PieceType.NORMAL).max(byScore).stream())
        .flatMap(all -> all)
        .map(SentencePiece::text);
  }

  /** The model of the pieces that are kept, and of those that merging goes through. */
  static SentencePieceModel prune(SentencePieceModel model, Set<String> kept) {
    return switch (model) {
      case SentencePieceUnigram unigram ->
          new SentencePieceUnigram(pruned(unigram.vocabulary(), kept));
      case SentencePieceBpe bpe -> new SentencePieceBpe(pruned(bpe.vocabulary(), steps(bpe, kept)));
      case SentencePieceWord words -> new SentencePieceWord(pruned(words.vocabulary(), kept));
      case SentencePieceChar _ ->
          throw new UsageException("a model of characters has no pieces that could go");
    };
  }

  private static SentencePieceVocabulary pruned(SentencePieceVocabulary old, Set<String> kept) {
    List<SentencePiece> left =
        old.pieces().stream().filter(piece -> kept.contains(piece.text())).toList();
    return new SentencePieceVocabulary(left, old.byteFallback());
  }

  private static Set<String> steps(SentencePieceBpe model, Set<String> kept) {
    var pruning = new SentencePiecePruning(model.vocabulary());
    var all = new HashSet<>(kept);
    for (String token : kept) {
      int id = model.idOf(token);
      if (id >= 0 && model.vocabulary().type(id) == PieceType.NORMAL) {
        pruning.join(token, all::add);
      }
    }
    return all;
  }

  /** Merges the characters of a piece as SentencePiece does and gives all that comes up. */
  private void join(String token, Consumer<String> made) {
    List<String> symbols = new ArrayList<>();
    token.codePoints().mapToObj(Character::toString).forEach(symbols::add);
    for (int best = best(symbols); best >= 0; best = best(symbols)) {
      symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
      made.accept(symbols.get(best));
    }
  }

  /** The leftmost of the pairs whose piece has the greatest score, or -1. */
  private int best(List<String> symbols) {
    int best = -1;
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < symbols.size(); i++) {
      int id = vocabulary.idOf(symbols.get(i) + symbols.get(i + 1));
      boolean merges = id >= 0 && vocabulary.type(id) == PieceType.NORMAL;
      if (merges && vocabulary.pieces().get(id).score() > greatest) {
        best = i;
        greatest = vocabulary.pieces().get(id).score();
      }
    }
    return best;
  }
}
