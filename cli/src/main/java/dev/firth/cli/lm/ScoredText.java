package dev.firth.cli.lm;

import dev.firth.eval.Signature;
import dev.firth.eval.language.TextLikelihood;
import java.util.OptionalDouble;

/**
 * How a model of any kind scores a text.
 *
 * @param likelihood of the text
 * @param unknown tokens that stand for what the model does not know
 * @param perplexityWithoutUnknown per token, where it can be said
 * @param signature of the score
 */
record ScoredText(
    TextLikelihood likelihood,
    long unknown,
    OptionalDouble perplexityWithoutUnknown,
    Signature signature) {}
