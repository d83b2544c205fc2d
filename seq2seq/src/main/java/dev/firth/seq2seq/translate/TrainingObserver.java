package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SamplerCounts;
import dev.firth.seq2seq.train.Validator;
import java.io.IOException;
import java.util.List;

/** Takes part in a {@link TranslationTraining}: sees what is learned from, and judges the model. */
public interface TrainingObserver {
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
