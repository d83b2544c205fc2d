package dev.firth.tokenizers.words;

import java.util.Locale;
import java.util.Objects;

/**
 * The form in which a translation model sees lines: with {@link PunctuationNormalizer}, {@link
 * MosesTokenizer} (without escapes, which only Moses' decoder needs) and {@link Truecaser} or lower
 * case, as the text of most published experiments was prepared (Koehn et al. 2007); and the way
 * back from what a model writes. Immutable and thread-safe.
 */
public final class LineForm {
  /** Lines as they are. */
  public static final LineForm RAW = new LineForm(LineFormOptions.RAW, null);

  private final LineFormOptions options;
  private final Truecaser truecaser;
  private final PunctuationNormalizer punctuation;
  private final MosesTokenizer words;
  private final MosesDetokenizer text;

  private LineForm(LineFormOptions options, Truecaser truecaser) {
    this.options = options;
    this.truecaser = truecaser;
    this.punctuation = PunctuationNormalizer.of(options.language());
    this.words = MosesTokenizer.of(options.language()).escape(false);
    this.text = MosesDetokenizer.of(options.language());
  }

  /**
   * A form that needs no model.
   *
   * @throws IllegalArgumentException if the options ask for true case
   */
  public static LineForm of(LineFormOptions options) {
    if (options.casing() == Casing.TRUE) {
      throw new IllegalArgumentException("true case needs a truecaser");
    }
    return new LineForm(options, null);
  }

  /** A form in true case. */
  public static LineForm of(LineFormOptions options, Truecaser truecaser) {
    return new LineForm(options, Objects.requireNonNull(truecaser));
  }

  /** What it was made from. */
  public LineFormOptions options() {
    return options;
  }

  /** The truecaser, null where there is none. */
  public Truecaser truecaser() {
    return truecaser;
  }

  /** The line as the model sees it. */
  public String prepare(String line) {
    String cased = options.casing() == Casing.LOWER ? line.toLowerCase(Locale.ROOT) : line;
    String separate = options.moses() ? separate(cased) : cased;
    return truecaser == null ? separate : truecaser.truecase(separate);
  }

  /** A line's words in the case that they have: what a truecaser learns from. */
  String separate(String line) {
    return words.tokenize(punctuation.normalize(line));
  }

  /** Text of a line as a model writes it; what was lower case for the model remains it. */
  public String restore(String line) {
    String cased = options.casing() == Casing.TRUE ? Truecaser.detruecase(line) : line;
    return options.moses() ? text.detokenize(cased) : cased;
  }
}
