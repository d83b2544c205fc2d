package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.unigram.BestPath;
import dev.firth.tokenizers.model.unigram.UnigramScores;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Takes out the pieces that are missed least: for each the loss of likelihood if all its
 * occurrences were cut in the second best way, as SentencePiece's trainer estimates it.
 */
final class PiecePruning {
  private final UnigramText text;
  private final PieceScores pieces;
  private final UnigramScores model;
  private final double[] counts;
  private double sum;

  private PiecePruning(UnigramText text, PieceScores pieces, WordShares shares) {
    this.text = text;
    this.pieces = pieces;
    model = pieces.model();
    counts = new double[pieces.size() + 1];
    for (double[] part : shares.map(this::count)) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += part[i];
      }
    }
    for (double count : counts) {
      sum += count;
    }
  }

  /**
   * What is left.
   *
   * @param size how many pieces are wanted; those that nothing can replace stay even if they are
   *     more
   */
  static PieceScores prune(UnigramText text, PieceScores pieces, int size, WordShares shares) {
    return new PiecePruning(text, pieces, shares).prune(size);
  }

  /** How often each piece is in the best paths. */
  private double[] count(WordShares.Share share) {
    double[] found = new double[pieces.size() + 1];
    var path = new BestPath();
    for (int word = share.from(); word < share.to(); word++) {
      path.find(model, text.units(), text.start(word), text.end(word), 0);
      for (int i = 0; i < path.pieces(); i++) {
        found[path.id(i)] += text.count(word);
      }
    }
    return found;
  }

  private PieceScores prune(int size) {
    var kept = new IntArrayList();
    var candidates = new IntArrayList();
    double[] losses = new double[pieces.size()];
    var path = new BestPath();
    for (int id = 0; id < pieces.size(); id++) {
      char[] piece = pieces.texts()[id].toCharArray();
      path.findWithout(model, piece, id);
      if (Double.isInfinite(path.score())) {
        // Nothing else gives this text.
        kept.add(id);
      } else if (path.score() <= pieces.scores()[id] && counts[id] > 0) {
        losses[id] = loss(id, path);
        candidates.add(id);
      } else if (counts[id] > 0) {
        kept.add(id);
      }
    }
    int[] byLoss = candidates.toIntArray();
    IntArrays.mergeSort(byLoss, (a, b) -> compare(losses[b], losses[a], a, b));
    for (int i = 0; i < byLoss.length && kept.size() < size; i++) {
      kept.add(byLoss[i]);
    }
    return pieces.pick(kept.toIntArray());
  }

  private static int compare(double first, double second, int a, int b) {
    int order = Double.compare(first, second);
    return order != 0 ? order : Integer.compare(a, b);
  }

  /** Occurrences go over to the pieces of the second best way. */
  private double loss(int id, BestPath alternative) {
    double count = counts[id];
    double logSum = Math.log(sum + count * (alternative.pieces() - 1));
    double replaced = 0;
    for (int i = 0; i < alternative.pieces(); i++) {
      replaced += Math.log(counts[alternative.id(i)] + count) - logSum;
    }
    return count * (Math.log(count) - Math.log(sum) - replaced);
  }
}
