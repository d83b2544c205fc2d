package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.SentenceTask;

/** What figures are called. */
final class TaskNames {
  static final String MLM_LOSS = "mlmLoss";
  static final String MLM_ACCURACY = "mlmAccuracy";
  static final String MLM_PERPLEXITY = "mlmPerplexity";

  private TaskNames() {}

  static String pairLoss(SentenceTask task) {
    return prefix(task) + "Loss";
  }

  static String pairAccuracy(SentenceTask task) {
    return prefix(task) + "Accuracy";
  }

  private static String prefix(SentenceTask task) {
    return task == SentenceTask.SENTENCE_ORDER ? "sop" : "nsp";
  }
}
