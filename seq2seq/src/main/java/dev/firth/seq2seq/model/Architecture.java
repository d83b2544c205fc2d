package dev.firth.seq2seq.model;

import dev.firth.seq2seq.SequenceModel;
import java.util.Map;

/**
 * A model before its vocabularies are known: a family and its options.
 *
 * @param <M> what it makes: an encoder-decoder, or a language model
 */
public interface Architecture<M extends SequenceModel> {
  /** What the family is called in configurations, such as {@code transformer}. */
  String family();

  /**
   * All options by their names in configurations: whole numbers, numbers, booleans and words, which
   * the family's {@link ModelFamily#read} reads.
   */
  Map<String, Object> options();

  /**
   * A model whose parameters have no numbers yet.
   *
   * @param sourceVocabulary ids that sources can have; a language model has no sources
   * @param targetVocabulary ids that targets can have
   * @param padding the id behind the ends of sequences, in both vocabularies
   * @throws dev.firth.runs.UsageException if the model needs one vocabulary for both and these
   *     differ
   */
  M build(int sourceVocabulary, int targetVocabulary, int padding);
}
