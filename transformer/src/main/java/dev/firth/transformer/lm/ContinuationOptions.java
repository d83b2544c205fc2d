package dev.firth.transformer.lm;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.Sampling;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.seq2seq.search.Search;
import java.util.Objects;
import java.util.Optional;

/**
 * How a text is written on. The lengths are those of what follows the beginning; those of the
 * searches' constraints are not looked at.
 *
 * @param sampling how to draw
 * @param beam how to search, where texts are not drawn
 * @param least tokens, 1 by default
 * @param most tokens, 100 by default, fewer where the model has no more places
 */
public record ContinuationOptions(
    Optional<SamplingOptions> sampling, BeamOptions beam, int least, int most) {
  private static final int USUAL_MOST = 100;

  /**
   * @throws UsageException if a length is out of its range
   */
  public ContinuationOptions {
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(beam);
    if (least < 0 || most < 1 || least > most) {
      throw new UsageException(
          "min-length %d, max-length %d: it must be 0 or more, and at most the greater"
              .formatted(least, most));
    }
  }

  /** One text drawn from the model's own distribution. */
  public static ContinuationOptions defaults() {
    return new ContinuationOptions(
        Optional.of(SamplingOptions.defaults()), BeamOptions.defaults(), 1, USUAL_MOST);
  }

  /** The same with other draws. */
  public ContinuationOptions withSampling(SamplingOptions options) {
    return new ContinuationOptions(Optional.of(options), beam, least, most);
  }

  /** The same with a search for the likeliest texts. */
  public ContinuationOptions withBeam(BeamOptions options) {
    return new ContinuationOptions(Optional.empty(), options, least, most);
  }

  /** The same with other lengths. */
  public ContinuationOptions withLengths(int fewest, int greatest) {
    return new ContinuationOptions(sampling, beam, fewest, greatest);
  }

  /** The search, which never says a token that cannot stand in a text. */
  Search search(SpecialIds special, int beginning, int places) {
    Constraints rules =
        sampling
            .map(SamplingOptions::constraints)
            .orElseGet(beam::constraints)
            .withLengths(
                LengthLimit.of(beginning + least),
                LengthLimit.of((int) Math.min((long) beginning + most, places)))
            .withNever(special.notInText());
    return sampling
        .<Search>map(options -> new Sampling(options.withConstraints(rules)))
        .orElseGet(() -> new BeamSearch(beam.withConstraints(rules)));
  }
}
