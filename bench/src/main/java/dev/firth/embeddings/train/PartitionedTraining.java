package dev.firth.embeddings.train;

import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Skip-gram with negative sampling as a cluster could train it, on one machine, to see what it does
 * to the vectors. Each partition of the text trains on a copy of the model; after every so large a
 * part of an epoch the rows that partitions touched are brought together, weighted by how often
 * each touched them (the mean), added up (the sum), or as {@link LaneMerge} does, which lies
 * between. The learning rate falls as if all partitions were one text. It lies in this package
 * since it is made of the trainer's own parts.
 *
 * <pre>
 * IDS VOCABULARY VECTORS PARTITIONS ROUNDS mean|sum|merge DIM EPOCHS SEED
 * </pre>
 *
 * ROUNDS are those of an epoch. {@code bench/partition-study.py} runs it.
 */
public final class PartitionedTraining {
  private final Word2VecOptions options;
  private final Chunks chunks;
  private final Rule rule;
  private final int rounds;
  private final Word2VecModel<ParameterMatrix> model;
  private final List<Partition> partitions = new ArrayList<>();

  private enum Rule {
    MEAN,
    SUM,
    MERGE
  }

  private PartitionedTraining(
      Word2VecOptions options,
      Vocabulary vocabulary,
      IdCorpus ids,
      int partitions,
      int rounds,
      Rule rule) {
    this.options = options;
    this.chunks = new Chunks(ids, options);
    this.rounds = rounds;
    this.rule = rule;
    this.model = Word2VecModel.ofWords(options, vocabulary.counts());
    var subsampler = new Subsampler(vocabulary.counts(), options.sample());
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(
          new Partition(subsampler, share(i, partitions), share(i + 1, partitions)));
    }
  }

  public static void main(String[] args) throws IOException {
    var options =
        Word2VecOptions.skipGram()
            .dim(Integer.parseInt(args[6]))
            .epochs(Integer.parseInt(args[7]))
            .seed(Long.parseLong(args[8]))
            .threads(1)
            .build();
    var vocabulary = Vocabulary.load(Path.of(args[1]));
    try (var ids = IdCorpus.open(Path.of(args[0]))) {
      var training =
          new PartitionedTraining(
              options,
              vocabulary,
              ids,
              Integer.parseInt(args[3]),
              Integer.parseInt(args[4]),
              Rule.valueOf(args[5].toUpperCase(Locale.ROOT)));
      training.train();
      var vectors = new SkipGramTrainer(options).vectors(vocabulary, training.model);
      VectorFiles.write(Path.of(args[2]), vectors, VectorFormat.FIRTH);
    }
  }

  private void train() {
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      for (int round = 0; round < rounds; round++) {
        trainRound(epoch, round);
      }
    }
  }

  private void trainRound(int epoch, int round) {
    partitions.parallelStream().forEach(partition -> partition.train(epoch, round));
    float learningRate = chunks.learningRate(epoch, chunks.count() * round / rounds);
    float[] updates = model.updatesPerNaming(new SkipGramTrainer(options).inputsOfStep());
    for (int i = 0; i < model.matrices().size(); i++) {
      bringTogether(i, updates[i], learningRate);
    }
  }

  private void bringTogether(int matrix, float updates, float learningRate) {
    var rows = partitions.stream().map(partition -> partition.rows.matrices().get(matrix)).toList();
    var target = model.matrices().get(matrix);
    if (rule == Rule.MERGE) {
      new LaneMerge(target, rows, updates, new BitSet()).merge(0, 1, learningRate);
      return;
    }
    long[] touches = new long[target.rows()];
    for (LaneRows part : rows) {
      for (int slot = 0; slot < part.count(); slot++) {
        touches[part.copied(slot)] += part.touches(slot);
      }
    }
    for (LaneRows part : rows) {
      for (int slot = 0; slot < part.count(); slot++) {
        int row = part.copied(slot);
        add(
            part,
            slot,
            target,
            row,
            rule == Rule.SUM ? 1 : part.touches(slot) / (float) touches[row]);
      }
    }
  }

  private static void add(LaneRows part, int slot, ParameterMatrix target, int row, float weight) {
    int from = slot * target.stride();
    int to = target.row(row);
    for (int k = 0; k < target.stride(); k++) {
      target.values()[to + k] += weight * part.values()[from + k];
    }
  }

  private long share(int part, int parts) {
    return chunks.count() * part / parts;
  }

  /** A part of the text, and copies of the rows that it touches in a round. */
  private final class Partition {
    private final Word2VecModel<LaneRows> rows = Word2VecModel.laneOf(model);
    private final Word2VecWorker worker;
    private final long first;
    private final long end;
    private final int[] buffer = new int[Chunks.SIZE];

    Partition(Subsampler subsampler, long first, long end) {
      this.worker =
          new Word2VecWorker(
              options,
              subsampler,
              rows.skipGramStep(new LossSample(LossSample.EVERY)),
              Word2VecWorker.MAX_SENTENCE);
      this.first = first;
      this.end = end;
    }

    void train(int epoch, int round) {
      rows.matrices().forEach(LaneRows::clear);
      long chunk = first + (end - first) * round / rounds;
      long last = first + (end - first) * (round + 1) / rounds;
      for (; chunk < last; chunk++) {
        int length = chunks.read(chunk, buffer);
        long asOne = chunks.count() * (chunk - first) / (end - first);
        worker.begin(
            buffer, length, chunks.learningRate(epoch, asOne), chunks.generator(epoch, chunk));
        worker.train(Integer.MAX_VALUE);
      }
      rows.matrices().forEach(LaneRows::toDifferences);
    }
  }
}
