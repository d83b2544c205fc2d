package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops the tokens that texts do not use. What is needed to encode those texts as before stays: the
 * tokens they use, those that the merges of a BPE model pass through on the way, special and added
 * tokens, and, so that other texts can still be spelled, tokens of one character or byte. Ids move
 * up without gaps, in the old order.
 */
public final class VocabularyPruning {
  private final Tokenizer tokenizer;
  private final long minCount;
  private final Set<String> kept = new HashSet<>();

  private VocabularyPruning(Tokenizer tokenizer, long minCount) {
    this.tokenizer = tokenizer;
    this.minCount = minCount;
  }

  /** Keeps every token that the texts use. */
  public static ChangedTokenizer prune(Tokenizer tokenizer, Iterable<String> texts) {
    return prune(tokenizer, texts, 1);
  }

  /**
   * Keeps tokens that the texts use so many times.
   *
   * @param minCount with more than 1 the same texts may be encoded otherwise than before
   * @throws dev.firth.runs.UsageException if the kind of model is none that can be changed
   */
  public static ChangedTokenizer prune(Tokenizer tokenizer, Iterable<String> texts, long minCount) {
    return new VocabularyPruning(tokenizer, minCount).prune(texts);
  }

  private ChangedTokenizer prune(Iterable<String> texts) {
    Model model = tokenizer.model();
    keepUsed(texts);
    keepSpecial(model);
    TokenIds.of(model).values().stream().filter(this::isSmall).forEach(kept::add);
    Tokenizer pruned = Rebuilding.with(pruned(model), tokenizer);
    return new ChangedTokenizer(pruned, IdRemapping.between(tokenizer, pruned));
  }

  private void keepUsed(Iterable<String> texts) {
    Map<Integer, String> tokens = TokenIds.of(tokenizer);
    var counts = new long[TokenIds.bound(tokens)];
    var unknown = new UnknownWords(tokenizer);
    for (String text : texts) {
      int[] ids = tokenizer.ids(text);
      for (int id : ids) {
        counts[id]++;
      }
      unknown.look(text, ids);
    }
    kept.addAll(unknown.parts());
    tokens.forEach(
        (id, token) -> {
          if (counts[id] >= minCount) {
            kept.add(token);
          }
        });
  }

  private void keepSpecial(Model model) {
    tokenizer.addedTokens().values().stream().map(AddedToken::content).forEach(kept::add);
    tokenizer.padding().ifPresent(padding -> kept.add(padding.token()));
    tokenizer.postProcessor().stream().flatMap(Rebuilding::tokensOf).forEach(kept::add);
    if (model instanceof SentencePieceModel pieces) {
      SentencePiecePruning.always(pieces).forEach(kept::add);
    }
    String unknown = TokenIds.unknownToken(model);
    if (unknown != null) {
      kept.add(unknown);
    }
  }

  /** Tokens of a character, a byte or a mark of words. */
  private boolean isSmall(String token) {
    String text = token;
    switch (tokenizer.model()) {
      case WordPieceModel pieces ->
          text = without(pieces.options().continuingSubwordPrefix(), text);
      case BpeModel bpe -> {
        text = without(bpe.options().continuingSubwordPrefix(), text);
        String suffix = bpe.options().endOfWordSuffix();
        boolean ends = suffix != null && text.endsWith(suffix);
        text = ends ? text.substring(0, text.length() - suffix.length()) : text;
      }
      case UnigramModel _, SentencePieceModel _ -> {}
      default -> {
        return false;
      }
    }
    return text.codePointCount(0, text.length()) <= 1 || token.matches("<0x[0-9A-F]{2}>");
  }

  private static String without(String prefix, String token) {
    return prefix != null && token.startsWith(prefix) ? token.substring(prefix.length()) : token;
  }

  private Model pruned(Model model) {
    return switch (model) {
      case BpeModel bpe -> pruned(bpe);
      case WordPieceModel pieces ->
          new WordPieceModel(renumbered(pieces.vocabulary()), pieces.options());
      case WordLevelModel words ->
          new WordLevelModel(renumbered(words.vocabulary()), words.unkToken());
      case UnigramModel unigram -> pruned(unigram);
      case SentencePieceModel pieces -> SentencePiecePruning.prune(pieces, kept);
      default -> throw TokenIds.unknown(model);
    };
  }

  private BpeModel pruned(BpeModel model) {
    var derivation = new MergeDerivation(model);
    for (String token : List.copyOf(kept)) {
      if (model.vocabulary().containsKey(token)) {
        kept.addAll(derivation.steps(token));
      }
    }
    Map<String, Integer> vocabulary = renumbered(model.vocabulary());
    List<Merge> merges =
        model.merges().stream()
            .filter(merge -> vocabulary.containsKey(merge.left()))
            .filter(merge -> vocabulary.containsKey(merge.right()))
            .filter(merge -> vocabulary.containsKey(derivation.result(merge)))
            .toList();
    return new BpeModel(vocabulary, merges, model.options());
  }

  /** The least likely piece stays, since the price of unknown characters hangs on its score. */
  private UnigramModel pruned(UnigramModel model) {
    model.pieces().stream()
        .min(Comparator.comparingDouble(ScoredPiece::score))
        .ifPresent(piece -> kept.add(piece.token()));
    var pieces = new ArrayList<ScoredPiece>();
    int unknown = UnigramModel.NO_UNKNOWN;
    for (int id = 0; id < model.pieces().size(); id++) {
      if (kept.contains(model.pieces().get(id).token())) {
        unknown = id == model.unkId() ? pieces.size() : unknown;
        pieces.add(model.pieces().get(id));
      }
    }
    return new UnigramModel(pieces, unknown, model.byteFallback());
  }

  private Map<String, Integer> renumbered(Map<String, Integer> vocabulary) {
    var left = new LinkedHashMap<String, Integer>();
    vocabulary.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .filter(entry -> kept.contains(entry.getKey()))
        .forEach(entry -> left.put(entry.getKey(), left.size()));
    return left;
  }
}
