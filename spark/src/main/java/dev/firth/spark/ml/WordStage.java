package dev.firth.spark.ml;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.words.NamedWords;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;

/**
 * A stage that may cut text into words, as {@code firth vectors train} does with the options of the
 * same names.
 *
 * @param <S> the stage itself, which setters return
 */
public abstract class WordStage<S extends WordStage<S>> extends FirthStage<S> {
  private static final long serialVersionUID = 1L;

  private final Param<String> tokenizer;
  private final BooleanParam lowercase;
  private final BooleanParam fold;

  WordStage(String uid) {
    super(uid);
    tokenizer =
        text(
            "tokenizer", "whitespace, or standard: words by Unicode's rules (default: whitespace)");
    lowercase =
        new BooleanParam(uid, "lowercase", "with standard: lower-case words (default: false)");
    fold = new BooleanParam(uid, "fold", "with standard: é becomes e (default: false)");
    setDefault(tokenizer, "whitespace");
    setDefault(lowercase, false);
    setDefault(fold, false);
  }

  /** How text becomes words: whitespace or standard. */
  public Param<String> tokenizer() {
    return tokenizer;
  }

  /** Whether words of standard become lower-case. */
  public BooleanParam lowercase() {
    return lowercase;
  }

  /** Whether words of standard lose their accents. */
  public BooleanParam fold() {
    return fold;
  }

  /** Sets {@link #tokenizer}. */
  public S setTokenizer(String name) {
    return with(tokenizer, name);
  }

  /** Sets {@link #lowercase}. */
  public S setLowercase(boolean on) {
    return with(lowercase, on);
  }

  /** Sets {@link #fold}. */
  public S setFold(boolean on) {
    return with(fold, on);
  }

  final NamedWords words() {
    boolean lower = (Boolean) getOrDefault(lowercase);
    boolean folded = (Boolean) getOrDefault(fold);
    String rules = getOrDefault(tokenizer);
    if (!rules.equals("standard") && (lower || folded)) {
      throw new UsageException(name() + ": lowercase and fold need the tokenizer standard");
    }
    return new NamedWords(rules, lower, folded);
  }
}
