package dev.firth.spark.jobs;

import dev.firth.runs.BadInputException;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.WordTable;
import dev.firth.tokenizers.words.NamedWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * Counts the words of a corpus: the vocabulary that {@link dev.firth.tokenizers.VocabularyCounter}
 * gives without a bound on memory. Tasks count their parts, Spark adds the counts up, and the
 * driver gets the words that come often enough.
 */
public final class VocabularyJob {
  private VocabularyJob() {}

  /**
   * What was counted.
   *
   * @param vocabulary the words that are kept
   * @param lines lines of the corpus
   * @param brokenBytes bytes that were not UTF-8
   */
  public record Result(Vocabulary vocabulary, long lines, long brokenBytes) {}

  /**
   * Counts.
   *
   * @param minCount words that occur less often are left out
   * @param maxSize at most so many words, the most frequent; 0 for no limit
   * @throws BadInputException if no word is left
   */
  public static Result count(
      Cluster cluster, TextParts text, NamedWords words, long minCount, int maxSize)
      throws IOException {
    var hadoop = cluster.hadoopOfTasks();
    JavaRDD<Row> rows =
        cluster.taskEach(text.list()).flatMap(part -> rows(part, words, hadoop.value().value()));
    var table = new WordTable(1 << 14);
    Map<String, Long> totals = new HashMap<>();
    Iterator<Row> sums =
        Tally.sums(cluster.session(), rows).filter(Tally.atLeast(minCount)).toLocalIterator();
    while (sums.hasNext()) {
      Row row = sums.next();
      if (row.getInt(0) == Tally.WORD) {
        byte[] utf8 = row.getAs(1);
        table.add(utf8, 0, utf8.length, row.getLong(2));
      } else {
        totals.put(new String(row.<byte[]>getAs(1), StandardCharsets.UTF_8), row.getLong(2));
      }
    }
    return result(table, totals, minCount, maxSize);
  }

  private static Iterator<Row> rows(TextPart part, NamedWords words, Configuration hadoop)
      throws IOException {
    try (var local = LocalText.of(part, hadoop)) {
      return Tally.rows(PartWords.count(local, words.open())).iterator();
    }
  }

  private static Result result(
      WordTable table, Map<String, Long> totals, long minCount, int maxSize)
      throws BadInputException {
    long tokens = totals.getOrDefault("tokens", 0L);
    if (table.size() == 0) {
      throw new BadInputException(
          tokens == 0
              ? "the text holds no word: give one that is not empty"
              : "of the text's %d tokens none occurs %d times, give more text or a smaller min-count"
                  .formatted(tokens, minCount));
    }
    return new Result(
        Vocabulary.ofCounts(table, minCount, maxSize, tokens),
        totals.getOrDefault("lines", 0L),
        totals.getOrDefault("brokenBytes", 0L));
  }
}
