package dev.firth.spark.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.Firth;
import dev.firth.corpora.Corpus;
import dev.firth.corpora.CorpusStats;
import dev.firth.corpora.Deduplication;
import dev.firth.embeddings.glove.CooccurrenceCounter;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.spark.SampleText;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.text.TextParts;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import dev.firth.tokenizers.train.WordCountsFile;
import dev.firth.tokenizers.words.NamedWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on Spark within this process give the files that one machine gives. */
class JobsTest {
  private static final long PART_BYTES = 3000;

  private static SparkSession session;
  private static Cluster cluster;

  @TempDir Path folder;
  private Path corpus;
  private Path vocabularyFile;

  @BeforeAll
  static void connect() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "3")
            .getOrCreate();
    cluster = new Cluster(session);
  }

  @AfterAll
  static void disconnect() {
    session.stop();
  }

  @BeforeEach
  void write() throws IOException {
    corpus = SampleText.folder(folder, 600, Seeds.random(0));
    vocabularyFile = folder.resolve("words.txt");
    vocabularyOfOneMachine().save(vocabularyFile);
  }

  private Vocabulary vocabularyOfOneMachine() throws IOException {
    return VocabularyCounter.count(
            Corpus.of(corpus),
            NamedWords.whitespace().open(),
            VocabularyOptions.defaults().withMinCount(2),
            Progress.none())
        .vocabulary();
  }

  private TextParts parts() throws IOException {
    return TextParts.of(List.of(corpus.toString()), PART_BYTES, cluster.hadoop());
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void vocabulary() throws IOException {
    var counted = VocabularyJob.count(cluster, parts(), NamedWords.whitespace(), 2, 0);
    Path file = folder.resolve("cluster.txt");
    counted.vocabulary().save(file);
    assertArrayEquals(Files.readAllBytes(vocabularyFile), Files.readAllBytes(file));
    var whole =
        VocabularyCounter.count(
            Corpus.of(corpus),
            NamedWords.whitespace().open(),
            VocabularyOptions.defaults(),
            Progress.none());
    assertEquals(whole.lines(), counted.lines());
    assertEquals(whole.brokenBytes(), counted.brokenBytes());
    assertEquals(whole.vocabulary().corpusTokens(), counted.vocabulary().corpusTokens());
  }

  @Test
  void stats() throws IOException {
    assertEquals(
        CorpusStats.of(Corpus.of(corpus), 1, Progress.none()), StatsJob.of(cluster, parts()));
  }

  @Test
  void differentLines() throws IOException {
    DeduplicateJob.write(cluster, parts(), out("different"));
    Path joined = folder.resolve("different.txt");
    JoinJob.join(out("different"), joined, cluster.hadoop(), Progress.none());
    Path whole = folder.resolve("whole.txt");
    var totals = Deduplication.write(Corpus.of(corpus), whole, Progress.none());
    assertTrue(totals.duplicateLines() > 0);
    assertEquals(-1, Files.mismatch(whole, joined));
  }

  @Test
  void countedWords() throws IOException {
    var kind = TokenizerKind.BYTE_BPE;
    WordCountsJob.count(cluster, parts(), kind, false, 64 << 20, out("counts"));
    Path joined = folder.resolve("counts.jsonl");
    JoinJob.join(out("counts"), joined, cluster.hadoop(), Progress.none());
    Path whole = folder.resolve("whole.jsonl");
    var trainer = new TokenizerTrainer(kind, BpeTrainerOptions.defaults(), false);
    WordCountsFile.write(
        whole, trainer.count(Corpus.of(corpus), WordCountingOptions.defaults(), Progress.none()));
    assertEquals(-1, Files.mismatch(whole, joined));
  }

  @Test
  void ids() throws IOException {
    String out = out("ids");
    IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out);
    Path joined = folder.resolve("joined.ids");
    JoinJob.join(out, joined, cluster.hadoop(), Progress.none());
    Path whole = folder.resolve("whole.ids");
    encodeWhole(whole).close();
    assertEquals(-1, Files.mismatch(whole, joined));
  }

  private IdCorpus encodeWhole(Path file) throws IOException {
    return IdCorpus.encode(
        Corpus.of(corpus),
        NamedWords.whitespace().open(),
        Vocabulary.load(vocabularyFile),
        file,
        1,
        Progress.none());
  }

  @Test
  void cooccurrences() throws IOException {
    IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids"));
    // So little memory that there are several blocks.
    var options = CooccurrenceOptions.defaults().withMemoryBytes(4 << 10 << 4).withThreads(1);
    CooccurrenceJob.count(cluster, out("ids"), vocabularyFile, options, out("pairs"));
    Path joined = folder.resolve("pairs.bin");
    JoinJob.join(out("pairs"), joined, cluster.hadoop(), Progress.none());
    Path whole = folder.resolve("whole.bin");
    try (var ids = encodeWhole(folder.resolve("whole.ids"))) {
      new CooccurrenceCounter(Vocabulary.load(vocabularyFile), ids, CooccurrenceOptions.defaults())
          .write(whole, Progress.none());
    }
    assertEquals(-1, Files.mismatch(whole, joined));
  }

  @Test
  void encodedLines() throws IOException {
    Path model = folder.resolve("tokenizer.json");
    Path text = corpus.resolve("a.txt");
    firth("tokenizer", "train", text.toString(), "--vocab-size", "300", "--out", model.toString());
    byte[] whole = firth("tokenizer", "encode", model.toString(), text.toString(), "--ids");
    var parts = TextParts.of(List.of(text.toString()), PART_BYTES, cluster.hadoop());
    EncodeJob.encode(cluster, parts, model, List.of("--ids"), out("encoded"));
    Path joined = folder.resolve("encoded.txt");
    JoinJob.join(out("encoded"), joined, cluster.hadoop(), Progress.none());
    assertArrayEquals(whole, Files.readAllBytes(joined));
  }

  private static byte[] firth(String... command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Firth.run(
            command,
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  @Test
  void finishedOutputIsNotHarmed() throws IOException {
    IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids"));
    byte[] before = Files.readAllBytes(folder.resolve("ids/manifest.json"));
    assertThrows(
        UsageException.class,
        () -> IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids")));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("ids/manifest.json")));
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Path kept = Files.writeString(foreign.resolve("letter.txt"), "dear");
    assertThrows(
        UsageException.class, () -> PartFolder.begin(foreign.toString(), cluster.hadoop()));
    assertTrue(Files.exists(kept));
  }

  @Test
  void halfWrittenOutputIsMadeAnew() throws IOException {
    PartFolder.begin(out("ids"), cluster.hadoop());
    Path left = Files.writeString(folder.resolve("ids/part-99999.ids"), "left over");
    var manifest =
        IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids"));
    assertFalse(Files.exists(left));
    try (var files = Files.list(folder.resolve("ids"))) {
      assertEquals(manifest.parts().size() + 1, files.count());
    }
  }

  @Test
  void otherVocabularyIsRefused() throws IOException {
    IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids"));
    Path other = folder.resolve("other.txt");
    Vocabulary.of(List.of("the", "of"), new long[] {5, 4}).save(other);
    var failure =
        assertThrows(
            BadInputException.class,
            () ->
                CooccurrenceJob.count(
                    cluster, out("ids"), other, CooccurrenceOptions.defaults(), out("pairs")));
    assertTrue(failure.getMessage().contains("other.txt"), failure.getMessage());
    assertFalse(Files.exists(folder.resolve("pairs")));
  }

  @Test
  void damagedPartsAreTold() throws IOException {
    IdsJob.encode(cluster, parts(), NamedWords.whitespace(), vocabularyFile, out("ids"));
    Path part = folder.resolve("ids/part-00001.ids");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    Path joined = folder.resolve("joined.ids");
    var failure =
        assertThrows(
            BadInputException.class,
            () -> JoinJob.join(out("ids"), joined, cluster.hadoop(), Progress.none()));
    assertTrue(failure.getMessage().contains("part-00001.ids"), failure.getMessage());
    assertFalse(Files.exists(joined));
    Files.delete(part);
    assertThrows(
        BadInputException.class,
        () -> JoinJob.join(out("ids"), joined, cluster.hadoop(), Progress.none()));
  }
}
