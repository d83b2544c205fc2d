package dev.firth.spark.jobs;

import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.embeddings.glove.ShardedCooccurrences;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.spark.models.SharedModel;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.parts.PartReader;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Counts co-occurrences for GloVe from the id files that {@link IdsJob} wrote. Each task counts one
 * file into blocks of neighbouring words; all counts of a block meet in one task, which adds them
 * up and writes the block's records. One behind the other the parts are the file that {@link
 * dev.firth.embeddings.glove.CooccurrenceCounter#write} writes of the whole corpus.
 */
public final class CooccurrenceJob {
  /** Kind of the folder. */
  public static final String KIND = "cooccurrence";

  private static final String PAIRS = "pairs";

  private CooccurrenceJob() {}

  /** What tasks need to know. */
  private record Plan(
      String ids, SentVocabulary vocabulary, long tokens, Counting counting, String folder)
      implements Serializable {
    ShardedCooccurrences open(SharedModel<Vocabulary> sent) {
      return new ShardedCooccurrences(sent.model(), tokens, counting.toOptions());
    }
  }

  /** {@link CooccurrenceOptions} as they travel; a task counts on one thread. */
  private record Counting(int window, boolean symmetric, boolean weighted, long memoryBytes)
      implements Serializable {
    static Counting of(CooccurrenceOptions options) {
      return new Counting(
          options.window(),
          options.symmetric(),
          options.distanceWeighting(),
          options.memoryBytes());
    }

    CooccurrenceOptions toOptions() {
      return new CooccurrenceOptions(window, symmetric, weighted, memoryBytes, 1);
    }
  }

  /**
   * Counts into a folder that is to be made.
   *
   * @param ids folder of id files
   * @param options memory is that of one task
   * @throws BadInputException if the ids were made with another vocabulary
   */
  public static Manifest count(
      Cluster cluster, String ids, Path vocabularyFile, CooccurrenceOptions options, String folder)
      throws IOException {
    Manifest shards = PartFolder.read(ids, cluster.hadoop());
    check(shards, ids, Vocabulary.load(vocabularyFile), vocabularyFile);
    PartFolder out = PartFolder.begin(folder, cluster.hadoop());
    var plan =
        new Plan(
            ids,
            new SentVocabulary(cluster.send(vocabularyFile)),
            shards.sum(IdsJob.TOKENS),
            Counting.of(options),
            folder);
    var hadoop = cluster.hadoopOfTasks();
    int tasks = Math.max(1, shards.parts().size());
    JavaPairRDD<Integer, Iterable<byte[]>> blocks =
        cluster
            .taskEach(shards.parts())
            .flatMapToPair(shard -> count(shard, plan, hadoop.value().value()))
            .groupByKey(tasks);
    List<PartFile> parts =
        blocks.map(block -> write(block._1(), block._2(), plan, hadoop.value().value())).collect();
    return out.finish(KIND, parts, shards.facts());
  }

  private static void check(Manifest shards, String ids, Vocabulary vocabulary, Path file)
      throws BadInputException {
    if (!shards.kind().equals(IdsJob.KIND)) {
      throw new BadInputException(ids + " holds " + shards.kind() + ", not ids");
    }
    boolean same =
        Long.valueOf(vocabulary.size()).equals(shards.facts().get(IdsJob.WORDS))
            && Long.valueOf(vocabulary.fingerprint())
                .equals(shards.facts().get(IdsJob.FINGERPRINT));
    if (!same) {
      throw new BadInputException(
          "the ids of %s were not made with the vocabulary %s: give the one that they were made with"
              .formatted(ids, file));
    }
  }

  private static Iterator<Tuple2<Integer, byte[]>> count(
      PartFile shard, Plan plan, Configuration hadoop) throws IOException {
    Path file = Files.createTempFile("firth-part-", ".ids");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        new PartReader(plan.ids(), hadoop).copy(shard, out);
      }
      List<Tuple2<Integer, byte[]>> blocks = new ArrayList<>();
      try (IdCorpus ids = IdCorpus.open(file);
          var vocabulary = plan.vocabulary().take(hadoop)) {
        plan.open(vocabulary)
            .count(
                ids,
                (block, counts) -> blocks.add(new Tuple2<>(block, counts)),
                file.toAbsolutePath().getParent(),
                Progress.none());
      }
      return blocks.iterator();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static PartFile write(int block, Iterable<byte[]> counts, Plan plan, Configuration hadoop)
      throws IOException {
    try (var vocabulary = plan.vocabulary().take(hadoop)) {
      ShardedCooccurrences sharded = plan.open(vocabulary);
      return PartFolder.write(
          plan.folder(),
          block,
          ".bin",
          hadoop,
          out -> Map.of(PAIRS, sharded.write(block, counts, out)));
    }
  }
}
