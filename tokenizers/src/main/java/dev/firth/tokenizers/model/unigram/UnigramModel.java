package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.UnencodableTextException;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * The Unigram model of tokenizer.json (Kudo, <i>Subword Regularization</i>, 2018), as Hugging Face
 * tokenizers applies it: of all ways to cut a text into pieces the one with the greatest sum of
 * scores, in double precision, the sums built from left to right; of equal ones the one whose last
 * piece is longer. A character that no piece stands for costs ten less than the worst piece, and a
 * run of such characters makes one unknown token, or with byte fallback its bytes.
 */
public final class UnigramModel implements Model {
  /** What {@link #unkId} is when the model has no unknown token. */
  public static final int NO_UNKNOWN = -1;

  private final List<ScoredPiece> pieces;
  private final int unkId;
  private final boolean byteFallback;
  private final Map<String, Integer> idsOf;
  private final int[] byteIds;
  private final UnigramScores scores;
  private final ScratchPool<BestPath> paths = new ScratchPool<>(BestPath::new);

  /**
   * A model.
   *
   * @param pieces the id of each is its place
   * @param unkId id of the unknown token, or {@link #NO_UNKNOWN}; text with unknown characters can
   *     then not be tokenized
   * @param byteFallback whether unknown characters become the pieces {@code <0x00>} to {@code
   *     <0xFF>} of their UTF-8 bytes, if all of them are there
   * @throws IllegalArgumentException if unkId is no place in the list
   */
  public UnigramModel(List<ScoredPiece> pieces, int unkId, boolean byteFallback) {
    if (unkId < NO_UNKNOWN || unkId >= pieces.size()) {
      throw new IllegalArgumentException(
          "unk_id is %d, and there are %d pieces".formatted(unkId, pieces.size()));
    }
    this.pieces = List.copyOf(pieces);
    this.unkId = unkId;
    this.byteFallback = byteFallback;
    idsOf = HashMap.newHashMap(pieces.size());
    for (int id = 0; id < pieces.size(); id++) {
      idsOf.put(pieces.get(id).token(), id);
    }
    byteIds = byteIds(idsOf);
    scores = scores(this.pieces, unkId);
  }

  private static UnigramScores scores(List<ScoredPiece> pieces, int unkId) {
    double least = pieces.stream().mapToDouble(ScoredPiece::score).min().orElse(0);
    List<Integer> usable = new ArrayList<>();
    for (int id = 0; id < pieces.size(); id++) {
      if (!pieces.get(id).token().isEmpty()) {
        usable.add(id);
      }
    }
    DoubleArrayTrie trie =
        DoubleArrayTrie.of(
            usable.stream().map(id -> pieces.get(id).token()).toList(),
            usable.stream().mapToInt(id -> id).toArray());
    double[] scores = pieces.stream().mapToDouble(ScoredPiece::score).toArray();
    return new UnigramScores(trie, scores, unkId, least - UnigramScores.UNKNOWN_PENALTY, false);
  }

  /** The ids of the 256 byte pieces, -1 for those that are missing. */
  private static int[] byteIds(Map<String, Integer> ids) {
    int[] found = new int[256];
    for (int i = 0; i < found.length; i++) {
      found[i] = ids.getOrDefault("<0x%02X>".formatted(i), -1);
    }
    return found;
  }

  /** All pieces by id. */
  public List<ScoredPiece> pieces() {
    return pieces;
  }

  /** The id of the unknown token, or {@link #NO_UNKNOWN}. */
  public int unkId() {
    return unkId;
  }

  /** Whether unknown characters become bytes. */
  public boolean byteFallback() {
    return byteFallback;
  }

  @Override
  public int size() {
    return pieces.size();
  }

  @Override
  public int idOf(String token) {
    return idsOf.getOrDefault(token, -1);
  }

  @Override
  public String tokenOf(int id) {
    return id >= 0 && id < pieces.size() ? pieces.get(id).token() : null;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnencodableTextException if a character is unknown and the model has no unknown token
   */
  @Override
  public void tokenize(CharSequence piece, TokenBuffer tokens) {
    char[] text = Units.of(piece);
    tokenize(text, 0, text.length, tokens);
  }

  /** Appends the tokens of a piece, in which surrogates come in pairs. */
  void tokenize(char[] text, int from, int to, TokenBuffer tokens) {
    BestPath path = paths.take();
    path.find(scores, text, from, to, 0);
    add(text, from, path.pieces(), path::id, path::end, tokens);
    path.release();
    paths.putBack(path);
  }

  /**
   * {@inheritDoc}
   *
   * <p>For ids alone, with a {@code Metaspace} that cuts, behind normalizers that do the same to
   * what stands between blanks whatever is around it.
   */
  @Override
  public Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    return RegionRules.of(normalizer, preTokenizer).map(rules -> new UnigramEncoder(rules, this));
  }

  /** The best ways to cut a piece, the best first. */
  public List<TokenBuffer> nBest(CharSequence piece, int count) {
    char[] text = Units.of(piece);
    return new Lattice(scores, text).best(count).stream().map(path -> tokens(text, path)).toList();
  }

  /**
   * A random way to cut a piece, with a probability proportional to the way's own to the power of
   * alpha.
   */
  public TokenBuffer sample(CharSequence piece, double alpha, SplittableRandom random) {
    char[] text = Units.of(piece);
    return tokens(text, new Lattice(scores, text).sample(alpha, random));
  }

  private TokenBuffer tokens(char[] text, List<Lattice.Step> path) {
    var tokens = new TokenBuffer(true);
    add(text, 0, path.size(), i -> path.get(i).id(), i -> path.get(i).end(), tokens);
    return tokens;
  }

  /** Pieces become tokens, runs of unknown ones one. */
  private void add(
      char[] text,
      int from,
      int pieces,
      IntUnaryOperator ids,
      IntUnaryOperator ends,
      TokenBuffer tokens) {
    int start = 0;
    for (int i = 0; i < pieces; i++) {
      int id = ids.applyAsInt(i);
      if (id == unkId) {
        while (i + 1 < pieces && ids.applyAsInt(i + 1) == unkId) {
          i++;
        }
        addUnknown(new String(text, from + start, ends.applyAsInt(i) - start), start, tokens);
      } else {
        tokens.add(id, start, ends.applyAsInt(i), -1);
      }
      start = ends.applyAsInt(i);
    }
  }

  /** A run of unknown characters; it may be a piece by itself, too unlikely to have been taken. */
  private void addUnknown(String text, int start, TokenBuffer tokens) {
    Integer known = idsOf.get(text);
    int end = start + text.length();
    if (known != null) {
      tokens.add(known, start, end, -1);
    } else if (!byteFallback || !addBytes(text, start, tokens)) {
      if (unkId == NO_UNKNOWN) {
        throw new UnencodableTextException(
            "the Unigram model has no unknown token (unk_id), which '%s' needs".formatted(text));
      }
      tokens.add(unkId, start, end, -1);
      tokens.nameLast(text);
    }
  }

  private boolean addBytes(String text, int start, TokenBuffer tokens) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (byte b : utf8) {
      if (byteIds[b & 0xff] < 0) {
        return false;
      }
    }
    for (byte b : utf8) {
      tokens.add(byteIds[b & 0xff], start, start + text.length(), -1);
    }
    return true;
  }
}
