package dev.firth.spark.jobs;

import dev.firth.runs.Progress;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.NamedWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes a corpus as ids, an id file for each part; joined they are the file that {@link
 * IdCorpus#encode} writes of the whole corpus.
 */
public final class IdsJob {
  /** Kind of the folder. */
  public static final String KIND = "ids";

  /** Fact of the manifest: size of the vocabulary. */
  public static final String WORDS = "vocabularySize";

  /** Fact of the manifest: fingerprint of the vocabulary. */
  public static final String FINGERPRINT = "vocabularyFingerprint";

  /** Figures of each part. */
  static final String TOKENS = "tokens";

  static final String LINES = "lines";

  private IdsJob() {}

  /** Encodes into a folder that is to be made. */
  public static Manifest encode(
      Cluster cluster, TextParts text, NamedWords words, Path vocabularyFile, String folder)
      throws IOException {
    Vocabulary vocabulary = Vocabulary.load(vocabularyFile);
    PartFolder out = PartFolder.begin(folder, cluster.hadoop());
    var sent = new SentVocabulary(cluster.send(vocabularyFile));
    var hadoop = cluster.hadoopOfTasks();
    List<PartFile> parts =
        cluster
            .taskEach(text.list())
            .map(part -> encode(part, words, sent, folder, hadoop.value().value()))
            .filter(Objects::nonNull)
            .collect();
    return out.finish(
        KIND,
        parts,
        Map.of(WORDS, (long) vocabulary.size(), FINGERPRINT, (long) vocabulary.fingerprint()));
  }

  /** Null for a part in which no line begins. */
  private static PartFile encode(
      TextPart part, NamedWords words, SentVocabulary sent, String folder, Configuration hadoop)
      throws IOException {
    Path ids = Files.createTempFile("firth-part-", ".ids");
    try (var local = LocalText.of(part, hadoop)) {
      if (local.isEmpty()) {
        return null;
      }
      Map<String, Long> figures;
      try (var text = local.corpus();
          var vocabulary = sent.take(hadoop);
          var encoded =
              IdCorpus.encode(text, words.open(), vocabulary.model(), ids, 1, Progress.none())) {
        figures = Map.of(TOKENS, encoded.tokens(), LINES, encoded.lines());
      }
      return PartFolder.write(
          folder,
          part.index(),
          ".ids",
          hadoop,
          out -> {
            Files.copy(ids, out);
            return figures;
          });
    } finally {
      Files.deleteIfExists(ids);
    }
  }
}
