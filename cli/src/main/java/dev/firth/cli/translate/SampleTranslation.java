package dev.firth.cli.translate;

import dev.firth.seq2seq.align.PairAttention;
import java.util.Optional;

/**
 * A line of a validation text that was translated again.
 *
 * @param line its number, from 1
 * @param attention how the model looked at it; empty for models that do not
 */
record SampleTranslation(
    int line,
    String source,
    String reference,
    String translation,
    Optional<PairAttention> attention) {}
