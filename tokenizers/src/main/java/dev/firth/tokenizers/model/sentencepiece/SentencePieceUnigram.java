package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.unigram.BestPath;
import dev.firth.tokenizers.model.unigram.Lattice;
import dev.firth.tokenizers.model.unigram.UnigramScores;
import dev.firth.tokenizers.model.unigram.Units;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * SentencePiece's Unigram model (unigram_model.cc, EncodeOptimized): the pieces with the greatest
 * sum of scores. Sums are built from left to right and kept in single precision, which decides
 * between segmentations that are nearly as likely as each other; this class rounds where
 * SentencePiece does.
 */
public final class SentencePieceUnigram extends SentencePieceModel {
  private static final double USER_DEFINED_LOSS = 0.1;
  private static final int MOST_PATHS = 1024;

  private final UnigramScores scores;
  private final Words words;

  /** A model of these pieces. */
  public SentencePieceUnigram(SentencePieceVocabulary vocabulary) {
    super(vocabulary);
    int[] ids = vocabulary.textIds(false);
    List<String> texts = texts(ids);
    var trie = DoubleArrayTrie.of(texts, ids);
    scores = scores(vocabulary, trie);
    words = new Words(texts, trie, scores.scores(), vocabulary.unknownId(), Splitter::new);
  }

  private static UnigramScores scores(SentencePieceVocabulary vocabulary, DoubleArrayTrie trie) {
    float least = Float.MAX_VALUE;
    float greatest = Float.MIN_NORMAL;
    for (SentencePiece piece : vocabulary.pieces()) {
      if (piece.type() == PieceType.NORMAL) {
        least = Math.min(least, piece.score());
        greatest = Math.max(greatest, piece.score());
      }
    }
    double[] scores = new double[vocabulary.size()];
    for (int id = 0; id < scores.length; id++) {
      SentencePiece piece = vocabulary.pieces().get(id);
      scores[id] =
          piece.type() == PieceType.USER_DEFINED ? bonus(piece.text(), greatest) : piece.score();
    }
    float unknownScore = least - (float) UnigramScores.UNKNOWN_PENALTY;
    scores[vocabulary.unknownId()] = unknownScore;
    return new UnigramScores(trie, scores, vocabulary.unknownId(), unknownScore, true);
  }

  /** So great that the piece is always taken. */
  private static double bonus(String text, float greatest) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return bytes * greatest - USER_DEFINED_LOSS;
  }

  @Override
  void cut(char[] text, int length, PieceSink sink) {
    words.cut(text, length, sink);
  }

  @Override
  Words words() {
    return words;
  }

  /**
   * The best ways to cut a normalized text, the best first, as {@code spm_encode
   * --output_format=nbest_id} gives them.
   *
   * @param count how many, at most 1024 as there
   */
  public List<TokenBuffer> nBest(CharSequence normalized, int count) {
    char[] text = Units.of(normalized);
    return new Lattice(scores, text)
        .best(Math.clamp(count, 1, MOST_PATHS)).stream().map(path -> tokens(text, path)).toList();
  }

  /**
   * A random way to cut a normalized text.
   *
   * @param alpha how strongly likely ways are preferred: 0 not at all
   */
  public TokenBuffer sample(CharSequence normalized, double alpha, SplittableRandom random) {
    char[] text = Units.of(normalized);
    return tokens(text, new Lattice(scores, text).sample(alpha, random));
  }

  private TokenBuffer tokens(char[] text, List<Lattice.Step> path) {
    var tokens = new TokenBuffer(true);
    PieceSink sink = newSink();
    sink.begin(text, null, tokens, -1);
    path.forEach(step -> sink.add(step.id(), step.start(), step.end()));
    sink.end();
    return tokens;
  }

  /** Finds best paths, and how far their sums may be shifted before rounding changes them. */
  private final class Splitter implements WordSplitter {
    /** Of what is lost in double precision, far more than can be. */
    private static final double SLACK = 1e-9;

    private final UnigramScores exact = scores.exact();
    private final double worst = Arrays.stream(scores.scores()).map(Math::abs).max().getAsDouble();
    private final BestPath path = new BestPath();
    private int from;
    private float reach;

    @Override
    public void split(char[] text, int newFrom, int to) {
      from = newFrom;
      path.find(exact, text, from, to, 0);
      reach = reach(path.margin() - SLACK, to - from);
    }

    /**
     * Each sum is rounded by at most half a unit in the last place, and a path has at most as many
     * sums as the word has units: where two paths differ by more than units times a unit in the
     * last place, rounding cannot turn them around.
     */
    private float reach(double margin, int units) {
      if (margin <= 0) {
        return 0;
      }
      int exponent = Math.min(Math.getExponent(margin / units) + 24, Float.MAX_EXPONENT);
      return (float) Math.max(0, Math.scalb(1.0, exponent) - units * worst);
    }

    @Override
    public void splitAfter(char[] text, int newFrom, int to, float before) {
      from = newFrom;
      path.find(scores, text, from, to, before);
    }

    @Override
    public int pieces() {
      return path.pieces();
    }

    @Override
    public int id(int piece) {
      return path.id(piece);
    }

    @Override
    public int end(int piece) {
      return from + path.end(piece);
    }

    @Override
    public float reach() {
      return reach;
    }

    @Override
    public void release() {
      path.release();
    }
  }
}
