package dev.firth.tokenizers.train;

import dev.firth.runs.Progress;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns the pieces of a Unigram model (Kudo, <i>Subword Regularization</i>, 2018) from counted
 * words: begins with many frequent strings, gives them probabilities by expectation maximization,
 * and again and again takes out those that are missed least, until a little more are left than
 * wanted. Steps and constants are those of SentencePiece's trainer and of Hugging Face's {@code
 * UnigramTrainer}; sums are in double precision, counts have 64 bits. The result depends on words,
 * counts and options alone, not on threads or the order of words. Immutable.
 *
 * <p>Memory: about 20 bytes for every UTF-16 unit of the different words, and 200 for every seed.
 */
public final class UnigramTrainer {
  /** Pieces expected less often are taken out. */
  private static final double LEAST_EXPECTED = 0.5;

  /** How many more pieces than wanted the last round has. */
  private static final double SURPLUS = 1.1;

  /** Characters that were taken out come back below all other pieces, each by so much. */
  private static final double PENALTY_STEP = 0.0001;

  private static final int BYTES = 256;

  private final UnigramTrainerOptions options;

  /** A trainer with these options. */
  public UnigramTrainer(UnigramTrainerOptions options) {
    this.options = options;
  }

  /** The options. */
  public UnigramTrainerOptions options() {
    return options;
  }

  /** Learns from counted words. */
  public LearnedPieces learn(WordCounts words) {
    return learn(words, Progress.none());
  }

  /**
   * Learns from counted words, such as a pre-tokenizer gives them: no piece crosses a word.
   *
   * @param progress told how many pieces are taken out
   */
  public LearnedPieces learn(WordCounts words, Progress progress) {
    var text = UnigramText.of(words, options);
    PieceScores pieces = seeds(text);
    int surplus = (int) Math.min(Integer.MAX_VALUE, (long) (options.vocabSize() * SURPLUS));
    int seeds = pieces.size();
    double logLikelihood = 0;
    try (var shares = new WordShares(text, options.threads());
        var task = progress.start("pruning pieces", "pieces", Math.max(0, seeds - surplus))) {
      while (true) {
        for (int i = 0; i < options.subIterations(); i++) {
          var counts = ExpectedCounts.of(text, pieces, shares);
          logLikelihood = counts.logLikelihood() / Math.max(1, text.tokens());
          pieces = maximized(pieces, counts.expected());
        }
        task.done(seeds - pieces.size());
        if (pieces.size() <= surplus) {
          break;
        }
        int size = Math.max(surplus, (int) (pieces.size() * options.shrinkingFactor()));
        PieceScores pruned = PiecePruning.prune(text, pieces, size, shares);
        if (pruned.size() == pieces.size()) {
          break;
        }
        pieces = pruned;
      }
    }
    return finished(text, pieces, logLikelihood);
  }

  private PieceScores seeds(UnigramText text) {
    List<SeedPieces.Seed> seeds = SeedPieces.of(text, options);
    double sum = Math.log(seeds.stream().mapToDouble(SeedPieces.Seed::weight).sum());
    return new PieceScores(
        seeds.stream().map(SeedPieces.Seed::text).toArray(String[]::new),
        seeds.stream().mapToDouble(seed -> Math.log(seed.weight()) - sum).toArray());
  }

  /**
   * The maximization step, not by frequencies but by their digamma function, which makes rare
   * pieces rarer (a Dirichlet process prior: Liang and Klein's tutorial, 2007).
   */
  private static PieceScores maximized(PieceScores pieces, double[] expected) {
    int[] kept = new int[pieces.size()];
    int size = 0;
    double sum = 0;
    for (int id = 0; id < kept.length; id++) {
      if (expected[id] >= LEAST_EXPECTED) {
        kept[size++] = id;
        sum += expected[id];
      }
    }
    PieceScores left = pieces.pick(Arrays.copyOf(kept, size));
    double logSum = digamma(sum);
    for (int i = 0; i < size; i++) {
      left.scores()[i] = digamma(expected[kept[i]]) - logSum;
    }
    return left;
  }

  /** By recurrence up to 7 and the asymptotic series about a half below. */
  private static double digamma(double value) {
    double shift = 0;
    double x = value;
    for (; x < 7; x++) {
      shift -= 1 / x;
    }
    x -= 0.5;
    double inverse = 1 / (x * x);
    double series =
        inverse
            * (1.0 / 24
                + inverse * (-7.0 / 960 + inverse * (31.0 / 8064 + inverse * (-127.0 / 30720))));
    return shift + Math.log(x) + series;
  }

  private LearnedPieces finished(UnigramText text, PieceScores pieces, double logLikelihood) {
    List<String> specials = new ArrayList<>(new LinkedHashSet<>(options.specialTokens()));
    int unkId = UnigramModel.NO_UNKNOWN;
    if (options.unkToken() != null) {
      if (!specials.contains(options.unkToken())) {
        specials.addFirst(options.unkToken());
      }
      unkId = specials.indexOf(options.unkToken());
    }
    List<ScoredPiece> made = new ArrayList<>();
    specials.forEach(token -> made.add(new ScoredPiece(token, 0)));
    options.userDefinedSymbols().forEach(symbol -> made.add(new ScoredPiece(symbol, 0)));
    for (int i = 0; options.byteFallback() && i < BYTES; i++) {
      made.add(new ScoredPiece("<0x%02X>".formatted(i), 0));
    }
    Set<String> taken = new HashSet<>();
    made.forEach(piece -> taken.add(piece.token()));
    List<String> notes = new ArrayList<>();
    made.addAll(chosen(text, pieces, options.vocabSize() - made.size(), taken, notes));
    return new LearnedPieces(
        made,
        unkId,
        options.byteFallback(),
        specials.size(),
        options.userDefinedSymbols().size(),
        logLikelihood,
        notes);
  }

  /** All characters, and as many other pieces as there is room for, the most likely ones. */
  private List<ScoredPiece> chosen(
      UnigramText text, PieceScores pieces, int room, Set<String> taken, List<String> notes) {
    List<ScoredPiece> chosen = characters(text, pieces, taken);
    if (chosen.size() > room) {
      notes.add(
          "special tokens and characters alone are %d tokens, more than the %d wanted; lower the character coverage"
              .formatted(options.vocabSize() - room + chosen.size(), options.vocabSize()));
    }
    List<ScoredPiece> byScore = new ArrayList<>();
    for (int id = 0; id < pieces.size(); id++) {
      byScore.add(new ScoredPiece(pieces.texts()[id], pieces.scores()[id]));
    }
    byScore.sort(ORDER);
    for (ScoredPiece piece : byScore) {
      if (chosen.size() < room && taken.add(piece.token())) {
        chosen.add(piece);
      }
    }
    if (chosen.size() < room) {
      notes.add(
          "the vocabulary has %d tokens instead of %d: the text has no more pieces; give more text or a smaller vocabulary"
              .formatted(options.vocabSize() - room + chosen.size(), options.vocabSize()));
    }
    chosen.sort(ORDER);
    return chosen;
  }

  private static final Comparator<ScoredPiece> ORDER =
      Comparator.comparingDouble((ScoredPiece p) -> -p.score()).thenComparing(ScoredPiece::token);

  private List<ScoredPiece> characters(UnigramText text, PieceScores pieces, Set<String> taken) {
    Map<String, Double> scores = HashMap.newHashMap(pieces.size());
    double least = 0;
    for (int id = 0; id < pieces.size(); id++) {
      scores.put(pieces.texts()[id], pieces.scores()[id]);
      least = Math.min(least, pieces.scores()[id]);
    }
    var wanted = new TreeSet<>(text.alphabet());
    wanted.addAll(options.initialAlphabet());
    List<ScoredPiece> made = new ArrayList<>();
    double penalty = 0;
    for (int character : wanted) {
      String alone = Character.toString(character);
      if (taken.add(alone)) {
        Double score = scores.get(alone);
        made.add(new ScoredPiece(alone, score != null ? score : least + penalty));
        penalty += score != null ? 0 : PENALTY_STEP;
      }
    }
    return made;
  }
}
