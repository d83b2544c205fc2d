package dev.firth.tokenizers.model.wordpiece;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import java.util.Map;
import java.util.Optional;

/**
 * WordPiece: a word becomes the longest token that it begins with, then the longest token with a
 * continuing prefix that its rest begins with, and so on; a word that cannot be cut so to its end
 * becomes the unknown token. Results are those of Hugging Face's model; the time is linear in the
 * length of the word (Song et al. 2021, Fast WordPiece Tokenization). Immutable and thread-safe.
 */
public final class WordPieceModel implements Model {
  private final PieceIds pieces;
  private final WordPieceOptions options;
  private final PieceAutomaton automaton;
  private final int unknown;

  /**
   * A model of tokens with their ids. Without the unknown token in the vocabulary the model can be
   * used as long as no word needs it.
   *
   * @throws IllegalArgumentException if an id is negative or belongs to two tokens
   */
  public WordPieceModel(Map<String, Integer> vocabulary, WordPieceOptions options) {
    this.options = options;
    pieces = new PieceIds(vocabulary);
    automaton = PieceAutomatonBuilder.build(pieces, options);
    unknown = pieces.idOf(options.unkToken());
  }

  /** Tokens with their ids, in order of ids. */
  public Map<String, Integer> vocabulary() {
    return pieces.asMap();
  }

  /** Unknown token, prefix and longest word. */
  public WordPieceOptions options() {
    return options;
  }

  @Override
  public void tokenize(CharSequence piece, TokenBuffer tokens) {
    int first = tokens.size();
    if (isTooLong(piece) || !cut(piece, tokens)) {
      tokens.truncate(first);
      tokens.add(unknown(), 0, piece.length(), 0);
    } else if (tokens.withOffsets()) {
      placePieces(tokens, first);
    }
  }

  private boolean isTooLong(CharSequence piece) {
    int longest = options.maxInputCharsPerWord();
    return piece.length() > longest && Character.codePointCount(piece, 0, piece.length()) > longest;
  }

  private boolean cut(CharSequence piece, TokenBuffer tokens) {
    int state = PieceAutomaton.WORD_START;
    for (int i = 0; i < piece.length() && state != PieceAutomaton.DEAD; i++) {
      state = automaton.step(state, automaton.codeAt(piece, i), tokens);
    }
    return state != PieceAutomaton.DEAD && automaton.finish(state, tokens);
  }

  /** Tokens cover a word without gaps: where they stand follows from their lengths. */
  private void placePieces(TokenBuffer tokens, int first) {
    int last = tokens.size();
    int start = 0;
    for (int i = first; i < last; i++) {
      int end = start + length(tokens.id(i), i == first);
      tokens.place(i, start, end, 0);
      start = end;
    }
  }

  /** UTF-16 units of a word that a token stands for. */
  int length(int id, boolean startsWord) {
    return pieces.length(id) - (startsWord ? 0 : options.continuingSubwordPrefix().length());
  }

  PieceAutomaton automaton() {
    return automaton;
  }

  /** The unknown token's id. */
  int unknown() {
    if (unknown < 0) {
      throw new IllegalStateException(
          "a word is unknown, and the vocabulary lacks the unknown token " + options.unkToken());
    }
    return unknown;
  }

  @Override
  public int size() {
    return pieces.size();
  }

  @Override
  public int idOf(String token) {
    return pieces.idOf(token);
  }

  @Override
  public String tokenOf(int id) {
    return pieces.tokenOf(id);
  }

  /**
   * {@inheritDoc}
   *
   * <p>There is one for {@link BertPreTokenizer} with {@link BertNormalizer} or no normalizer.
   */
  @Override
  public Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    boolean ofBert =
        preTokenizer instanceof BertPreTokenizer
            && (normalizer == null || normalizer instanceof BertNormalizer);
    return ofBert ? Optional.of(new BertEncoder(normalizer, preTokenizer, this)) : Optional.empty();
  }
}
