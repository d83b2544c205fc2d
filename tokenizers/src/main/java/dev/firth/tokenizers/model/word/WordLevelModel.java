package dev.firth.tokenizers.model.word;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.UnencodableTextException;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every piece is a token as it stands, or the unknown one; {@code WordLevel} of Hugging Face. */
public final class WordLevelModel implements Model {
  private final Map<String, Integer> vocabulary;
  private final Map<Integer, String> tokens;
  private final String unkToken;

  /**
   * A model of its vocabulary.
   *
   * @param unkToken stands for all other words; a text that needs it cannot be tokenized if it is
   *     not in the vocabulary
   * @throws IllegalArgumentException if two tokens have the same id or an id is negative
   */
  public WordLevelModel(Map<String, Integer> vocabulary, String unkToken) {
    this.vocabulary = Collections.unmodifiableMap(new LinkedHashMap<>(vocabulary));
    this.unkToken = unkToken;
    tokens = HashMap.newHashMap(vocabulary.size());
    vocabulary.forEach(
        (token, id) -> {
          String other = tokens.put(id, token);
          if (other != null || id < 0) {
            throw new IllegalArgumentException(
                "the token '"
                    + token
                    + "' has the id "
                    + id
                    + (other == null ? "" : ", as the token '" + other + "' has"));
          }
        });
  }

  /** All tokens with their ids. */
  public Map<String, Integer> vocabulary() {
    return vocabulary;
  }

  /** What stands for words that are not in the vocabulary. */
  public String unkToken() {
    return unkToken;
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public int idOf(String token) {
    return vocabulary.getOrDefault(token, -1);
  }

  @Override
  public String tokenOf(int id) {
    return tokens.get(id);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnencodableTextException if the piece is no token and there is no unknown token
   */
  @Override
  public void tokenize(CharSequence piece, TokenBuffer buffer) {
    buffer.add(idOrUnknown(piece), 0, piece.length(), -1);
  }

  /** The id of a piece or of the unknown token. */
  int idOrUnknown(CharSequence piece) {
    int id = idOf(piece.toString());
    if (id < 0) {
      id = idOf(unkToken);
    }
    if (id < 0) {
      throw new UnencodableTextException(
          "the word '"
              + piece
              + "' is not in the vocabulary, and neither is the unknown token '"
              + unkToken
              + "'");
    }
    return id;
  }

  /**
   * {@inheritDoc}
   *
   * <p>There is one for {@link WhitespaceSplit} without a normalizer.
   */
  @Override
  public Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    return normalizer == null && preTokenizer instanceof WhitespaceSplit
        ? Optional.of(new WhitespaceEncoder(this))
        : Optional.empty();
  }
}
