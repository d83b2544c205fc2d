package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.pretokenize.ByteLevel;
import java.util.Map;
import java.util.Optional;

/** The regular expressions that are written by hand here. */
public final class BytePatterns {
  private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
  private static final String CL100K_WORD = CONTRACTION + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
  private static final String CL100K_OTHER = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|";
  private static final String SPACES = "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String LEAD = "[^\\r\\n\\p{L}\\p{N}]?";
  private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";

  /** Of GPT-2, r50k, p50k. */
  public static final String GPT2 = ByteLevel.GPT2_REGEX;

  /** Of cl100k as it was published, and of Llama 3. */
  public static final String CL100K = CL100K_WORD + "\\p{N}{1,3}" + CL100K_OTHER + SPACES;

  /**
   * Of cl100k as tiktoken has it since 2024: white space at the end of a text stays in one piece.
   */
  public static final String CL100K_TIKTOKEN =
      CL100K_WORD + "\\p{N}{1,3}" + CL100K_OTHER + "\\s+\\z|" + SPACES;

  /** Of Qwen 2: each digit is a piece. */
  public static final String CL100K_SINGLE_DIGITS = CL100K_WORD + "\\p{N}" + CL100K_OTHER + SPACES;

  /** Of o200k. */
  public static final String O200K =
      LEAD
          + UPPER
          + "*"
          + LOWER
          + "+"
          + CONTRACTION
          + "?|"
          + LEAD
          + UPPER
          + "+"
          + LOWER
          + "*"
          + CONTRACTION
          + "?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|"
          + SPACES;

  private static final Map<String, BytePattern> KNOWN =
      Map.of(
          GPT2, new Gpt2Pattern(),
          CL100K, new Cl100kPattern(3, false),
          CL100K_TIKTOKEN, new Cl100kPattern(3, true),
          CL100K_SINGLE_DIGITS, new Cl100kPattern(1, false),
          O200K, new O200kPattern());

  private BytePatterns() {}

  /** The hand-written form of an expression. */
  static Optional<BytePattern> of(String expression) {
    return Optional.ofNullable(KNOWN.get(expression));
  }
}
