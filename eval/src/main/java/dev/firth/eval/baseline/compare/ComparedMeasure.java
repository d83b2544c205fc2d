package dev.firth.eval.baseline.compare;

import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.PairedResult;
import java.util.Optional;

/**
 * One measure of one run.
 *
 * @param value the mean over the queries
 * @param interval where the mean lies over resampled queries
 * @param againstBaseline the test against the baseline, nothing for the baseline itself
 */
public record ComparedMeasure(
    RankingMeasure measure,
    double value,
    ConfidenceInterval interval,
    Optional<PairedResult> againstBaseline) {}
