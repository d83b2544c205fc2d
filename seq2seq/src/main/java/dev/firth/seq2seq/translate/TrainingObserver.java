package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SamplerCounts;
import dev.firth.seq2seq.train.Validator;
import java.io.IOException;
import java.util.List;

/** Takes part in a {@link TranslationTraining}: sees what is learned from, and judges the model. */
public interface TrainingObserver {
  /**
   * Called when the model has its first weights, which may be changed now.
   *
   * @param corpus what became of the text
   */
  default void begin(EncoderDecoder model, PreparedCorpus corpus) throws IOException {}

  /**
   * Called when all is read and before training begins.
   *
   * @param corpus what became of the text
   * @param batches what every epoch takes of it
   * @param parameters numbers that are learned
   */
  void prepared(PreparedCorpus corpus, SamplerCounts batches, long parameters) throws IOException;

  /**
   * Validators beside that of the loss.
   *
   * @param model the one in training
   */
  List<Validator> validators(TranslationModel model) throws IOException;
}
