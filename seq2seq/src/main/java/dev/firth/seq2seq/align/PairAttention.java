package dev.firth.seq2seq.align;

import dev.firth.corpora.WordAlignment;
import dev.firth.corpora.WordAlignment.Link;
import dev.firth.seq2seq.align.TextPieces.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How models look at a source while they say a target.
 *
 * @param source what is read
 * @param target what is said
 * @param end what the end of a sentence is called
 * @param heads of the layer that was asked, of several models one after the other: for each piece
 *     of the target and the end a weight for each piece of the source and its end
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record PairAttention(TextPieces source, TextPieces target, String end, float[][][] heads) {
  /** The mean of all heads. */
  public float[][] mean() {
    float[][] mean = new float[heads[0].length][heads[0][0].length];
    for (float[][] head : heads) {
      for (int row = 0; row < mean.length; row++) {
        for (int column = 0; column < mean[row].length; column++) {
          mean[row][column] += head[row][column] / heads.length;
        }
      }
    }
    return mean;
  }

  /**
   * Weights with the pieces that they are of.
   *
   * @param weights of a head or the mean
   */
  public AttentionMap ofPieces(float[][] weights) {
    return new AttentionMap(
        withEnd(source.pieces().stream()), withEnd(target.pieces().stream()), weights);
  }

  /**
   * Weights of words: sums over the pieces of a source's word, means over those of a target's.
   *
   * @param weights of a head or the mean
   */
  public AttentionMap ofWords(float[][] weights) {
    float[][] merged = new float[target.words().size() + 1][source.words().size() + 1];
    int[] pieces = new int[merged.length];
    for (int row = 0; row < weights.length; row++) {
      int targetWord = word(target, row);
      if (targetWord != TextPieces.NO_WORD) {
        pieces[targetWord]++;
        add(weights[row], merged[targetWord]);
      }
    }
    for (int word = 0; word < merged.length; word++) {
      for (int column = 0; column < merged[word].length; column++) {
        merged[word][column] /= Math.max(1, pieces[word]);
      }
    }
    return new AttentionMap(words(source), words(target), merged);
  }

  private void add(float[] weights, float[] merged) {
    for (int column = 0; column < weights.length; column++) {
      int sourceWord = word(source, column);
      if (sourceWord != TextPieces.NO_WORD) {
        merged[sourceWord] += weights[column];
      }
    }
  }

  /** The word of a piece; the end is a word of its own behind all. */
  private static int word(TextPieces of, int piece) {
    return piece == of.pieces().size() ? of.words().size() : of.wordOf()[piece];
  }

  /**
   * For each word of the target the word of the source that it looks at most, the end of the source
   * left aside. The first of equal ones; none where the source has no words.
   */
  public WordAlignment alignment() {
    float[][] weights = ofWords(mean()).weights();
    List<Link> links = new ArrayList<>();
    for (int word = 0; word < target.words().size() && !source.words().isEmpty(); word++) {
      links.add(new Link(greatest(weights[word], source.words().size()), word));
    }
    return new WordAlignment(links);
  }

  private static int greatest(float[] weights, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = weights[i] > weights[best] ? i : best;
    }
    return best;
  }

  private List<String> words(TextPieces of) {
    return withEnd(of.words().stream().map(Word::text));
  }

  private List<String> withEnd(Stream<String> labels) {
    return Stream.concat(labels, Stream.of(end)).toList();
  }
}
