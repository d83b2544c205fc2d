package dev.firth.eval.classify.squad;

/**
 * The score of one answer.
 *
 * @param exact 1 if it is one of the right answers, 0 if not
 * @param f1 the best overlap in words with one of the right answers, in [0, 1]
 */
public record AnswerScore(String id, double exact, double f1) {}
