package dev.firth.bench;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.CorpusPreparation;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentencePairs;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.StepLoss;
import dev.firth.seq2seq.train.TrainingStep;
import dev.firth.transformer.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trains a small transformer for bench/decoding-side-by-side.py, long enough for its translations
 * to have the lengths of sentences, and writes it and the sentences of the second pair of files,
 * the shortest first: TRAIN_SOURCE TRAIN_TARGET SOURCE TARGET FOLDER DIM STEPS.
 */
public final class DecodingModel {
  private static final double RATE = 1e-3;

  private DecodingModel() {}

  public static void main(String[] args) throws IOException {
    PreparationOptions files =
        PreparationOptions.of(
            Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    Path folder = Files.createDirectories(Path.of(args[4]));
    PreparedCorpus corpus = CorpusPreparation.prepare(files, folder, Progress.none());
    int vocabulary = corpus.tokenizers().target().size();
    try (SentenceFile train = SentenceFile.open(corpus.train());
        SentenceFile test = SentenceFile.open(corpus.valid());
        NDManager manager = Torch.manager().newSubManager()) {
      var content =
          new DecodingFolder(
              Integer.parseInt(args[5]), vocabulary, corpus.sourceSpecial(), sources(test, corpus));
      Transformer model = content.untrained(0.1, manager);
      var pairs = new SentencePairs(train, corpus.sourceSpecial(), corpus.targetSpecial());
      train(model, pairs, corpus.targetSpecial(), Integer.parseInt(args[6]));
      content.write(folder, model);
    }
  }

  private static List<int[]> sources(SentenceFile test, PreparedCorpus corpus) {
    return IntStream.range(0, test.sentences())
        .mapToObj(
            sentence -> {
              long[] ids = new long[test.length(sentence, 0) + 1];
              ids[test.copy(sentence, 0, ids, 0)] = corpus.sourceSpecial().end();
              return IntStream.range(0, ids.length).map(i -> (int) ids[i]).toArray();
            })
        .sorted(Comparator.comparingInt(ids -> ids.length))
        .toList();
  }

  private static void train(Transformer model, SentencePairs pairs, SpecialIds special, int steps)
      throws IOException {
    try (var batches = new BatchSampler(pairs, BatchOptions.defaults().withMaxTokens(2048));
        var step = new TrainingStep(model, special, 0.1, Adam.transformer(), 1, 1)) {
      for (int i = 1; i <= steps; i++) {
        Batch batch = batches.next();
        double rate = RATE * Math.min(i / 100.0, 1 - (i - 1.0) / steps);
        StepLoss loss = step.run(batch.source(), batch.targetIn(), batch.targetOut(), rate);
        if (i % 50 == 0) {
          System.err.printf(Locale.ROOT, "step %d: loss %.3f%n", i, loss.loss() / loss.tokens());
        }
      }
    }
  }
}
