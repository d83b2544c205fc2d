package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link TextPreparation} makes of which files.
 *
 * @param text files, folders and globs to learn from, a line for each example; "-" is standard
 *     input
 * @param heldOut file to validate with; without it, lines of the text are held out
 * @param heldOutEvery of the text, every so many-th line is held out if there is no such file; 20
 *     by default
 * @param tokenizer file or folder to take; without it, one is learned from the text
 * @param kind of the tokenizer that is learned; {@link TokenizerKind#BYTE_BPE} by default (Radford
 *     et al. 2019), to which no text is unknown, so that bits per byte count all of it
 * @param vocabularySize tokens wanted; {@link PreparationOptions#BY_PAIRS}, the default, takes
 *     {@link PreparationOptions#sizeFor} the lines that there are
 * @param strict whether broken UTF-8 is an error; by default it is replaced and counted
 * @param threads how many work; what is made does not depend on it
 */
public record TextOptions(
    List<String> text,
    Optional<Path> heldOut,
    int heldOutEvery,
    Optional<Path> tokenizer,
    TokenizerKind kind,
    int vocabularySize,
    boolean strict,
    int threads) {
  private static final int USUAL_HELD_OUT_EVERY = 20;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public TextOptions {
    text = List.copyOf(text);
    Objects.requireNonNull(heldOut);
    Objects.requireNonNull(tokenizer);
    Objects.requireNonNull(kind);
    if (heldOutEvery < 2) {
      throw new UsageException(
          "every " + heldOutEvery + ". line is held out: it must be every second at most");
    }
    if (vocabularySize < 0) {
      throw new UsageException("vocab-size is " + vocabularySize + ": it must be 0 or more");
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
  }

  /** The defaults above for this text, with a thread for each processor. */
  public static TextOptions of(List<String> text) {
    return new TextOptions(
        text,
        Optional.empty(),
        USUAL_HELD_OUT_EVERY,
        Optional.empty(),
        TokenizerKind.BYTE_BPE,
        PreparationOptions.BY_PAIRS,
        false,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same with a file to validate with. */
  public TextOptions withHeldOut(Path file) {
    return new TextOptions(
        text, Optional.of(file), heldOutEvery, tokenizer, kind, vocabularySize, strict, threads);
  }

  /** The same with other lines that are held out. */
  public TextOptions withHeldOutEvery(int lines) {
    return new TextOptions(text, heldOut, lines, tokenizer, kind, vocabularySize, strict, threads);
  }

  /** The same with a tokenizer that is there. */
  public TextOptions withTokenizer(Path file) {
    return new TextOptions(
        text, heldOut, heldOutEvery, Optional.of(file), kind, vocabularySize, strict, threads);
  }

  /** The same with a tokenizer of another kind and size. */
  public TextOptions withVocabulary(TokenizerKind newKind, int size) {
    return new TextOptions(text, heldOut, heldOutEvery, tokenizer, newKind, size, strict, threads);
  }

  /** The same, with broken UTF-8 as an error or not. */
  public TextOptions withStrict(boolean brokenBytesAreErrors) {
    return new TextOptions(
        text,
        heldOut,
        heldOutEvery,
        tokenizer,
        kind,
        vocabularySize,
        brokenBytesAreErrors,
        threads);
  }

  /** The same with another number of threads. */
  public TextOptions withThreads(int count) {
    return new TextOptions(
        text, heldOut, heldOutEvery, tokenizer, kind, vocabularySize, strict, count);
  }
}
