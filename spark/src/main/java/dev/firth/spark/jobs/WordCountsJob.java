package dev.firth.spark.jobs;

import dev.firth.runs.Progress;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import dev.firth.tokenizers.train.WordCountsWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * Counts the words that a tokenizer is learned from. The parts, one behind the other, are the file
 * that {@link dev.firth.tokenizers.train.WordCountsFile} is of the whole corpus: words in the order
 * of their bytes.
 */
public final class WordCountsJob {
  /** Figures of each part. */
  public static final String DIFFERENT_WORDS = "differentWords";

  public static final String WORDS = "words";

  private WordCountsJob() {}

  /**
   * Counts into a folder that is to be made.
   *
   * @param cased whether WordPiece keeps case and accents
   * @param memoryBytes bound on the memory of counting in one task
   */
  public static Manifest count(
      Cluster cluster,
      TextParts text,
      TokenizerKind kind,
      boolean cased,
      long memoryBytes,
      String folder)
      throws IOException {
    PartFolder out = PartFolder.begin(folder, cluster.hadoop());
    var hadoop = cluster.hadoopOfTasks();
    var rows =
        cluster
            .taskEach(text.list())
            .flatMap(part -> rows(part, kind, cased, memoryBytes, hadoop.value().value()));
    List<PartFile> parts =
        Tally.sums(cluster.session(), rows)
            .select(Tally.NAME, Tally.COUNT)
            .orderBy(Tally.NAME)
            .javaRDD()
            .mapPartitionsWithIndex(
                (index, words) -> write(index, words, folder, hadoop.value().value()), false)
            .collect();
    return out.finish(Manifest.TEXT, parts, Map.of());
  }

  private static Iterator<Row> rows(
      TextPart part, TokenizerKind kind, boolean cased, long memoryBytes, Configuration hadoop)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    try (var local = LocalText.of(part, hadoop)) {
      if (!local.isEmpty()) {
        try (var corpus = local.corpus()) {
          new TokenizerTrainer(kind, BpeTrainerOptions.defaults(), cased)
              .count(corpus, new WordCountingOptions(1, memoryBytes), Progress.none())
              .forEach(
                  (utf8, offset, length, count) ->
                      rows.add(
                          Tally.word(Arrays.copyOfRange(utf8, offset, offset + length), count)));
        }
      }
    }
    return rows.iterator();
  }

  /** Nothing for a partition without words. */
  private static Iterator<PartFile> write(
      int index, Iterator<Row> words, String folder, Configuration hadoop) throws IOException {
    if (!words.hasNext()) {
      return List.<PartFile>of().iterator();
    }
    PartFile part =
        PartFolder.write(
            folder,
            index,
            ".jsonl",
            hadoop,
            out -> {
              long different = 0;
              long sum = 0;
              var buffered = new BufferedOutputStream(out);
              var writer = new WordCountsWriter(buffered);
              while (words.hasNext()) {
                Row row = words.next();
                byte[] utf8 = row.getAs(0);
                writer.word(utf8, 0, utf8.length, row.getLong(1));
                different++;
                sum += row.getLong(1);
              }
              buffered.flush();
              return Map.of(DIFFERENT_WORDS, different, WORDS, sum);
            });
    return List.of(part).iterator();
  }
}
