package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BytePatterns;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The encodings of tiktoken: what is not in their files of ranks. */
public enum TiktokenEncoding {
  /** GPT-2 and GPT-3. */
  R50K_BASE(50_256, BytePatterns.GPT2, special("<|endoftext|>", 50256)),

  /** Codex. */
  P50K_BASE(50_280, BytePatterns.GPT2, special("<|endoftext|>", 50256)),

  /** Codex with tokens for gaps in the middle; its ranks are those of p50k_base. */
  P50K_EDIT(
      50_280,
      BytePatterns.GPT2,
      special("<|endoftext|>", 50256),
      special("<|fim_prefix|>", 50281),
      special("<|fim_middle|>", 50282),
      special("<|fim_suffix|>", 50283)),

  /** GPT-3.5 and GPT-4. */
  CL100K_BASE(
      100_256,
      BytePatterns.CL100K_TIKTOKEN,
      special("<|endoftext|>", 100257),
      special("<|fim_prefix|>", 100258),
      special("<|fim_middle|>", 100259),
      special("<|fim_suffix|>", 100260),
      special("<|endofprompt|>", 100276)),

  /** GPT-4o and later. */
  O200K_BASE(
      199_998,
      BytePatterns.O200K,
      special("<|endoftext|>", 199999),
      special("<|endofprompt|>", 200018));

  private final int ranks;
  private final String pattern;

  // Unmodifiable, which the type cannot say: its order counts.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<String, Integer> specialTokens;

  @SafeVarargs
  TiktokenEncoding(int ranks, String pattern, Map.Entry<String, Integer>... specialTokens) {
    this.ranks = ranks;
    this.pattern = pattern;
    var tokens = new LinkedHashMap<String, Integer>();
    for (var token : specialTokens) {
      tokens.put(token.getKey(), token.getValue());
    }
    this.specialTokens = Collections.unmodifiableMap(tokens);
  }

  private static Map.Entry<String, Integer> special(String token, int id) {
    return Map.entry(token, id);
  }

  /** How many tokens its file has. */
  public int ranks() {
    return ranks;
  }

  /** The regular expression that cuts the text. */
  public String pattern() {
    return pattern;
  }

  /** Special tokens with their ids, in rising order; they are not in the file. */
  public Map<String, Integer> specialTokens() {
    return specialTokens;
  }

  /** The special tokens as added tokens. */
  public List<AddedToken> addedTokens() {
    return specialTokens.keySet().stream().map(AddedToken::special).toList();
  }

  /** What cuts the text and spells it in bytes. */
  public PreTokenizer preTokenizer() {
    if (pattern.equals(BytePatterns.GPT2)) {
      return new ByteLevel(false, true, true);
    }
    var split = new Split(SearchPattern.regex(pattern), SplitBehavior.ISOLATED, false);
    return new PreTokenizerSequence(List.of(split, new ByteLevel(false, true, false)));
  }

  /** The name in tiktoken, such as {@code cl100k_base}. */
  public String tiktokenName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The encoding of a name, or of the file of its ranks. */
  public static Optional<TiktokenEncoding> named(String name) {
    String bare = name.endsWith(".tiktoken") ? name.substring(0, name.length() - 9) : name;
    return Stream.of(values()).filter(e -> e.tiktokenName().equals(bare)).findFirst();
  }

  /**
   * Reads the ranks as a model that knows the special tokens, too, under their own ids.
   *
   * @throws BadInputException if {@link TiktokenFile#read} does, or the file has a special token's
   *     id for another token
   */
  public BpeModel read(Path file) throws IOException {
    return TiktokenFile.read(file, specialTokens);
  }
}
