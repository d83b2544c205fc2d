package dev.firth.seq2seq.translate;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.Sampling;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.seq2seq.search.Search;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How text is translated.
 *
 * @param beam how to search, unless translations are drawn
 * @param sampling how to draw, if they are drawn
 * @param allowUnknown whether the unknown token may come
 * @param prefix text that every translation begins with
 * @param avoid phrases that no translation may have, token by token as the target's tokenizer cuts
 *     them in running text
 * @param maxSourceLength most tokens of a source; of longer ones only the beginning is translated.
 *     1024 by default, as in fairseq
 * @param batchTokens most tokens of the sources that are translated together, filling included;
 *     2,048 by default
 * @param threads that share the batches of a call, 1 by default. Steps of a search are too small to
 *     be shared out themselves, so the engine needs no more than one thread ({@link
 *     dev.firth.seq2seq.engine.Torch#setThreads})
 */
public record TranslationOptions(
    BeamOptions beam,
    Optional<SamplingOptions> sampling,
    boolean allowUnknown,
    String prefix,
    List<String> avoid,
    int maxSourceLength,
    int batchTokens,
    int threads) {
  /**
   * @throws UsageException if a number is out of its range
   */
  public TranslationOptions {
    Objects.requireNonNull(beam);
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(prefix);
    avoid = List.copyOf(avoid);
    if (maxSourceLength < 1) {
      throw new UsageException("max-source is " + maxSourceLength + ": it must be 1 or more");
    }
    if (batchTokens < 1) {
      throw new UsageException("batch-tokens is " + batchTokens + ": it must be 1 or more");
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
  }

  /** Beam search with {@link BeamOptions#defaults} and the defaults above. */
  public static TranslationOptions defaults() {
    return new TranslationOptions(
        BeamOptions.defaults(), Optional.empty(), false, "", List.of(), 1024, 2048, 1);
  }

  /** The same with another beam search. */
  public TranslationOptions withBeam(BeamOptions options) {
    return new TranslationOptions(
        options,
        Optional.empty(),
        allowUnknown,
        prefix,
        avoid,
        maxSourceLength,
        batchTokens,
        threads);
  }

  /** The same, with translations drawn instead of searched for. */
  public TranslationOptions withSampling(SamplingOptions options) {
    return new TranslationOptions(
        beam,
        Optional.of(options),
        allowUnknown,
        prefix,
        avoid,
        maxSourceLength,
        batchTokens,
        threads);
  }

  /** The same with or without the unknown token. */
  public TranslationOptions withUnknown(boolean allowed) {
    return new TranslationOptions(
        beam, sampling, allowed, prefix, avoid, maxSourceLength, batchTokens, threads);
  }

  /** The same with another beginning of all translations. */
  public TranslationOptions withPrefix(String text) {
    return new TranslationOptions(
        beam, sampling, allowUnknown, text, avoid, maxSourceLength, batchTokens, threads);
  }

  /** The same with other phrases that no translation may have. */
  public TranslationOptions withAvoid(List<String> phrases) {
    return new TranslationOptions(
        beam, sampling, allowUnknown, prefix, phrases, maxSourceLength, batchTokens, threads);
  }

  /** The same with other sizes. */
  public TranslationOptions withSizes(int longestSource, int tokensOfBatch) {
    return new TranslationOptions(
        beam, sampling, allowUnknown, prefix, avoid, longestSource, tokensOfBatch, threads);
  }

  /** The same with another number of threads. */
  public TranslationOptions withThreads(int number) {
    return new TranslationOptions(
        beam, sampling, allowUnknown, prefix, avoid, maxSourceLength, batchTokens, number);
  }

  /**
   * The search, which never says a token that cannot stand in a text.
   *
   * @param target cuts phrases
   */
  Search search(SpecialIds special, RunningText target) {
    List<Integer> never =
        allowUnknown ? List.of(special.pad(), special.begin()) : special.notInText();
    List<List<Integer>> phrases = target.tokens(avoid);
    return sampling
        .<Search>map(
            options ->
                new Sampling(options.withConstraints(with(options.constraints(), never, phrases))))
        .orElseGet(
            () -> new BeamSearch(beam.withConstraints(with(beam.constraints(), never, phrases))));
  }

  private static Constraints with(
      Constraints constraints, List<Integer> never, List<List<Integer>> phrases) {
    return constraints
        .withNever(both(constraints.never(), never))
        .withAvoid(both(constraints.avoid(), phrases));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
