package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link CorpusPreparation} makes of which files.
 *
 * @param trainSource the text to learn from, a sentence a line
 * @param trainTarget its translation, line by line
 * @param validSource the text to validate with
 * @param validTarget its translation
 * @param forms in which a model sees lines; as they are by default
 * @param kind of the tokenizers; {@link TokenizerKind#BPE} by default (Sennrich, Haddow and Birch
 *     2016)
 * @param vocabularySize tokens wanted, of each vocabulary; {@link #BY_PAIRS}, the default, takes
 *     {@link #sizeFor} the pairs that there are to learn from
 * @param joint whether both languages share one vocabulary, the default, which allows shared
 *     embeddings (Vaswani et al. 2017); else each has its own
 * @param from directory of a model whose tokenizers and forms are taken; without it, the default,
 *     they are made from the text
 * @param segmentations in how many ways the text to learn from is cut, and how
 * @param maxLength most tokens of a side of a sentence, special ones not counted; longer ones are
 *     left out and counted. 256 by default
 * @param strict whether broken UTF-8 is an error; by default it is replaced and counted
 * @param threads how many work; what is made does not depend on it
 */
public record PreparationOptions(
    Path trainSource,
    Path trainTarget,
    Path validSource,
    Path validTarget,
    TextFormOptions forms,
    TokenizerKind kind,
    int vocabularySize,
    boolean joint,
    Optional<Path> from,
    Segmentations segmentations,
    int maxLength,
    boolean strict,
    int threads) {
  /** As many tokens as suit the number of pairs. */
  public static final int BY_PAIRS = 0;

  private static final int USUAL_VOCABULARY = 8000;
  private static final int USUAL_PAIRS = 30_000;
  private static final int LEAST_VOCABULARY = 500;
  private static final int MOST_VOCABULARY = 32_000;
  private static final int USUAL_MAX_LENGTH = 256;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public PreparationOptions {
    Objects.requireNonNull(forms);
    Objects.requireNonNull(from);
    Objects.requireNonNull(segmentations);
    if (vocabularySize < BY_PAIRS) {
      throw new UsageException("vocab-size is " + vocabularySize + ": it must be 0 or more");
    }
    if (maxLength < 1 || maxLength > SentenceFile.MAX_LENGTH) {
      throw new UsageException(
          "max-length is %d: it must be 1 to %d".formatted(maxLength, SentenceFile.MAX_LENGTH));
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
    if (segmentations.dropout() > 0
        && kind != TokenizerKind.BPE
        && kind != TokenizerKind.BYTE_BPE) {
      throw new UsageException("merges are left out of bpe and bytebpe, not of " + kind.label());
    }
  }

  /** The defaults above for these files, with a thread for each processor. */
  public static PreparationOptions of(
      Path trainSource, Path trainTarget, Path validSource, Path validTarget) {
    return new Builder(trainSource, trainTarget, validSource, validTarget).build();
  }

  /**
   * Tokens that suit so many pairs: 8,000 for 30,000 pairs, growing with the cube root, from 500 to
   * 32,000. Small texts are learned better with small vocabularies (Ding, Renduchintala and Duh
   * 2019); 32,000 is the usual size for millions of pairs.
   */
  public static int sizeFor(long pairs) {
    double size = USUAL_VOCABULARY * Math.cbrt((double) pairs / USUAL_PAIRS);
    return Math.clamp(Math.round(size / 100) * 100, LEAST_VOCABULARY, MOST_VOCABULARY);
  }

  /** These options, to be changed. */
  public Builder toBuilder() {
    return new Builder(trainSource, trainTarget, validSource, validTarget)
        .forms(forms)
        .vocabulary(kind, vocabularySize, joint)
        .from(from)
        .segmentations(segmentations)
        .maxLength(maxLength)
        .strict(strict)
        .threads(threads);
  }

  /** What the tokens with a meaning of their own are called in tokenizers of this kind. */
  SpecialNames specialNames() {
    return SpecialNames.of(kind);
  }

  /** Options that are changed one by one, from the defaults on. */
  public static final class Builder {
    private final Path trainSource;
    private final Path trainTarget;
    private final Path validSource;
    private final Path validTarget;
    private TextFormOptions forms = TextFormOptions.RAW;
    private TokenizerKind kind = TokenizerKind.BPE;
    private int vocabularySize = BY_PAIRS;
    private boolean joint = true;
    private Optional<Path> from = Optional.empty();
    private Segmentations segmentations = Segmentations.ONE;
    private int maxLength = USUAL_MAX_LENGTH;
    private boolean strict;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(Path trainSource, Path trainTarget, Path validSource, Path validTarget) {
      this.trainSource = trainSource;
      this.trainTarget = trainTarget;
      this.validSource = validSource;
      this.validTarget = validTarget;
    }

    /** The forms in which a model sees lines. */
    public Builder forms(TextFormOptions value) {
      forms = value;
      return this;
    }

    /** Vocabularies of a kind and size, shared or not. */
    public Builder vocabulary(TokenizerKind newKind, int size, boolean shared) {
      kind = newKind;
      vocabularySize = size;
      joint = shared;
      return this;
    }

    /** A model whose tokenizers and forms are taken. */
    public Builder from(Optional<Path> directory) {
      from = directory;
      return this;
    }

    /** In how many ways the text to learn from is cut. */
    public Builder segmentations(Segmentations value) {
      segmentations = value;
      return this;
    }

    /** Most tokens of a side. */
    public Builder maxLength(int tokens) {
      maxLength = tokens;
      return this;
    }

    /** Whether broken UTF-8 is an error. */
    public Builder strict(boolean brokenBytesAreErrors) {
      strict = brokenBytesAreErrors;
      return this;
    }

    /** How many work. */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /**
     * The options.
     *
     * @throws UsageException if a value is out of its range
     */
    public PreparationOptions build() {
      return new PreparationOptions(
          trainSource,
          trainTarget,
          validSource,
          validTarget,
          forms,
          kind,
          vocabularySize,
          joint,
          from,
          segmentations,
          maxLength,
          strict,
          threads);
    }
  }
}
