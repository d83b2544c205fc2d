package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.train.Measure;
import dev.firth.transformer.bert.finetune.data.Example;
import java.io.IOException;
import java.util.List;

/**
 * Scores a model's answers by the right ones.
 *
 * @param <X> inputs
 * @param <Y> right answers
 * @param <A> the model's answers
 */
public interface AnswerScore<X, Y, A> {
  /** What it measures, always the same; the first one decides which weights are best. */
  List<Measure> measures();

  /**
   * The values of the measures, in their order.
   *
   * @param answers to the examples, in their order
   */
  List<Double> score(List<Example<X, Y>> examples, List<A> answers) throws IOException;
}
