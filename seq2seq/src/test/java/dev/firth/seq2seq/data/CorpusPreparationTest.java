package dev.firth.seq2seq.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineFormOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusPreparationTest {
  private static final List<String> ALL = List.of("tokenizers", "train", "valid");
  private static final List<String> GERMAN = List.of("Haus", "grün", "Vögel", "hören", "schön");
  private static final List<String> ENGLISH = List.of("house", "green", "birds", "hear", "nice");

  @TempDir Path folder;
  private Path run;
  private PreparationOptions options;

  @BeforeEach
  void writeTexts() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    var random = Seeds.random(0);
    options =
        PreparationOptions.of(
                text("train.de", GERMAN, random, 400),
                text("train.en", ENGLISH, random, 400),
                text("valid.de", GERMAN, random, 40),
                text("valid.en", ENGLISH, random, 40))
            .toBuilder()
            .vocabulary(TokenizerKind.BPE, 60, true)
            .maxLength(30)
            .threads(2)
            .build();
  }

  private Path text(String name, List<String> words, SplittableRandom random, int lines)
      throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      text.append(".\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private PreparedCorpus prepare(PreparationOptions with) throws IOException {
    return CorpusPreparation.prepare(with, run, Progress.none());
  }

  @Test
  void makesWhatASamplerReads() throws IOException {
    PreparedCorpus prepared = prepare(options.toBuilder().maxLength(100).build());
    assertEquals(List.of(), prepared.reused());
    assertTrue(prepared.tokenizers().joint());
    assertEquals(60, prepared.tokenizers().source().size());
    assertEquals(400, prepared.trainCounts().read());
    assertEquals(40, prepared.validCounts().kept());
    assertEquals(0, prepared.trainCounts().sides().getFirst().unknown());
    try (var file = SentenceFile.open(prepared.train())) {
      var tokenizer = prepared.tokenizers().target();
      file.requireVocabulary(1, VocabularyMark.of(tokenizer), "tokenizer");
      var pairs = new SentencePairs(file, prepared.sourceSpecial(), prepared.targetSpecial());
      var lines = Files.readAllLines(folder.resolve("train.en"));
      for (Batch batch :
          new BatchSampler(pairs, BatchOptions.defaults().withMaxTokens(200)).epoch(0)) {
        for (int row = 0; row < batch.rows(); row++) {
          int length = batch.targetOut().lengths()[row] - 1;
          int[] ids = new int[length];
          for (int i = 0; i < length; i++) {
            ids[i] = (int) batch.targetOut().id(row, i);
          }
          assertEquals(lines.get(batch.examples()[row]), tokenizer.decode(ids, true));
        }
      }
    }
  }

  @Test
  void vocabulariesMayBeSeparate() throws IOException {
    PreparedCorpus prepared =
        prepare(options.toBuilder().vocabulary(TokenizerKind.BPE, 45, false).build());
    assertFalse(prepared.tokenizers().joint());
    assertTrue(Files.exists(run.resolve("source/tokenizer.json")));
    assertTrue(Files.exists(run.resolve("target/tokenizer.json")));
    assertTrue(prepared.tokenizers().source().idOf("ü") > 0);
    assertEquals(-1, prepared.tokenizers().target().idOf("ü"));
    try (var file = SentenceFile.open(prepared.valid())) {
      assertNotEquals(file.vocabulary(0), file.vocabulary(1));
    }
    // The other form takes the place of this one.
    assertTrue(prepare(options).tokenizers().joint());
    assertFalse(Files.exists(run.resolve("source/tokenizer.json")));
    assertFalse(
        prepare(options.toBuilder().vocabulary(TokenizerKind.BPE, 45, false).build())
            .tokenizers()
            .joint());
  }

  @ParameterizedTest
  @EnumSource(TokenizerKind.class)
  void everyKindOfTokenizerWillDo(TokenizerKind kind) throws IOException {
    int size = kind == TokenizerKind.BYTE_BPE ? 300 : 60;
    PreparedCorpus prepared =
        prepare(options.toBuilder().vocabulary(kind, size, true).maxLength(100).build());
    assertEquals(400, prepared.trainCounts().kept());
    assertEquals(kind == TokenizerKind.BYTE_BPE, prepared.sourceSpecial().unknown() < 0);
  }

  @Test
  void linesAreSeenInTheirForms() throws IOException {
    var english = new LineFormOptions(true, "en", Casing.LOWER);
    var german = new LineFormOptions(true, "de", Casing.TRUE);
    var forms = new TextFormOptions(german, english, List.of("<bt>"));
    Path source = folder.resolve("train.de");
    Files.writeString(
        source, Files.readString(source).replace(" .\n", ".\n<bt> Ein Satz, groß.\n"));
    Path target = folder.resolve("train.en");
    Files.writeString(target, Files.readString(target).replace(" .\n", ".\nA Sentence, great.\n"));
    PreparedCorpus prepared =
        prepare(options.toBuilder().forms(forms).vocabulary(TokenizerKind.BPE, 90, true).build());
    var encoder = LineEncoder.ofSource(prepared.tokenizers().source(), prepared.forms());
    int tag = prepared.tokenizers().source().idOf("<bt>");
    int[] ids = encoder.ids("<bt> Ein Satz, groß.");
    assertEquals(tag, ids[0]);
    try (var file = SentenceFile.open(prepared.train())) {
      long[] row = new long[ids.length];
      assertEquals(ids.length, file.copy(1, 0, row, 0));
      assertArrayEquals(Arrays.stream(ids).asLongStream().toArray(), row);
      long[] english1 = new long[file.length(1, 1)];
      file.copy(1, 1, english1, 0);
      int[] words = Arrays.stream(english1).mapToInt(Math::toIntExact).toArray();
      assertEquals("a sentence , great .", prepared.tokenizers().target().decode(words, true));
    }
    assertEquals("Ein Satz, groß.", encoder.text("ein Satz , groß ."));
    assertTrue(Files.exists(run.resolve("truecaser.source")));
    try (var files = Files.list(run.resolve("data"))) {
      assertTrue(files.noneMatch(path -> path.getFileName().toString().startsWith("prepared")));
    }
    assertEquals(
        List.of("forms", "tokenizers", "train", "valid"),
        prepare(options.toBuilder().forms(forms).vocabulary(TokenizerKind.BPE, 90, true).build())
            .reused());
  }

  @Test
  void segmentationsSayTheSameInOtherPieces() throws IOException {
    var three = options.toBuilder().segmentations(new Segmentations(0.3, 3, 1)).maxLength(100);
    PreparedCorpus prepared = prepare(three.build());
    assertEquals(400, prepared.trainCounts().kept());
    assertEquals(40, SentenceFile.open(prepared.valid()).sentences());
    byte[] once = Files.readAllBytes(prepared.train());
    try (var file = SentenceFile.open(prepared.train())) {
      assertEquals(1200, file.sentences());
      var lines = Files.readAllLines(folder.resolve("train.de"));
      int longer = 0;
      for (int i = 0; i < 1200; i++) {
        long[] row = new long[file.length(i, 0)];
        file.copy(i, 0, row, 0);
        int[] ids = Arrays.stream(row).mapToInt(Math::toIntExact).toArray();
        assertEquals(lines.get(i % 400), prepared.tokenizers().source().decode(ids, true));
        longer += file.length(i, 0) > file.length(i % 400, 0) ? 1 : 0;
      }
      assertTrue(longer > 100, longer + " are longer than in the first version");
      var pairs = new SentencePairs(file, prepared.sourceSpecial(), prepared.targetSpecial(), 3);
      var sampler = new BatchSampler(pairs, BatchOptions.defaults().withMaxTokens(300));
      assertEquals(400, sampler.counts().kept());
      for (int epoch = 0; epoch < 5; epoch++) {
        int version = epoch % 3;
        var seen = new BitSet();
        sampler.epoch(epoch).forEach(batch -> Arrays.stream(batch.examples()).forEach(seen::set));
        assertEquals(400, seen.cardinality());
        assertEquals(400 * version, seen.nextSetBit(0));
      }
    }
    Files.delete(prepared.train());
    prepare(three.threads(1).build());
    assertArrayEquals(once, Files.readAllBytes(prepared.train()));
  }

  @Test
  void tokenizersAndFormsOfAModelAreTaken() throws IOException {
    var lower = new LineFormOptions(false, "", Casing.LOWER);
    PreparedCorpus first =
        prepare(options.toBuilder().forms(new TextFormOptions(lower, lower, List.of())).build());
    Path from = run;
    run = Files.createDirectory(folder.resolve("second"));
    PreparedCorpus second =
        prepare(
            options.toBuilder()
                .vocabulary(TokenizerKind.BPE, 45, false)
                .from(Optional.of(from))
                .build());
    assertTrue(second.tokenizers().joint());
    assertEquals(first.tokenizers().source().size(), second.tokenizers().source().size());
    assertEquals(first.forms().options(), second.forms().options());
    assertArrayEquals(Files.readAllBytes(first.train()), Files.readAllBytes(second.train()));
  }

  @Test
  void finishedStepsAreNotDoneAgain() throws IOException {
    PreparedCorpus first = prepare(options);
    byte[] tokenizer = Files.readAllBytes(run.resolve("tokenizer.json"));
    byte[] train = Files.readAllBytes(first.train());
    PreparedCorpus second = prepare(options.toBuilder().threads(1).build());
    assertEquals(ALL, second.reused());
    assertEquals(first.trainCounts(), second.trainCounts());
    assertEquals(first.validCounts(), second.validCounts());
    assertEquals(first.notes(), second.notes());

    assertEquals(
        List.of("tokenizers"), prepare(options.toBuilder().maxLength(29).build()).reused());
    assertEquals(
        List.of(),
        prepare(options.toBuilder().vocabulary(TokenizerKind.BPE, 61, true).build()).reused());
    prepare(options);
    assertArrayEquals(tokenizer, Files.readAllBytes(run.resolve("tokenizer.json")));
    assertArrayEquals(train, Files.readAllBytes(first.train()));
  }

  @Test
  void changedInputsAndDamagedOutputsAreDoneAgain() throws IOException {
    PreparedCorpus first = prepare(options);
    Files.writeString(folder.resolve("valid.de"), "Haus\n".repeat(40));
    assertEquals(List.of("tokenizers", "train"), prepare(options).reused());
    byte[] train = Files.readAllBytes(first.train());
    byte[] damaged = train.clone();
    damaged[100] ^= 1;
    Files.write(first.train(), damaged);
    assertEquals(List.of("tokenizers", "valid"), prepare(options).reused());
    assertArrayEquals(train, Files.readAllBytes(first.train()));
    Files.writeString(run.resolve("data/train.json"), "{\"madeFrom\": ");
    assertEquals(List.of("tokenizers", "valid"), prepare(options).reused());
    Files.writeString(run.resolve("data/train.json"), "");
    assertEquals(List.of("tokenizers", "valid"), prepare(options).reused());
    Files.delete(run.resolve("tokenizer.json"));
    assertEquals(List.of("train", "valid"), prepare(options).reused());
    Files.writeString(folder.resolve("train.en"), "house\n".repeat(400));
    assertEquals(List.of(), prepare(options).reused());
    assertEquals(ALL, prepare(options).reused());
  }

  @Test
  void badFilesAreNamedBeforeAnythingIsLearned() throws IOException {
    Path target = folder.resolve("train.en");
    String good = Files.readString(target);
    Files.writeString(target, good + "more\n");
    refused("train.de has 400", "train.en has 401");
    Files.writeString(target, "");
    refused("train.en has 0");
    Files.delete(target);
    refused("train.en");
    Files.write(target, "schön\n".repeat(400).getBytes(ISO_8859_1));
    refused("train.en is not UTF-8");
    Files.writeString(target, good);
    Files.writeString(folder.resolve("valid.en"), "");
    Files.writeString(folder.resolve("valid.de"), "");
    assertTrue(refusal(options).contains("valid.de is empty"), refusal(options));
    Files.writeString(folder.resolve("valid.en"), "\n\n");
    Files.writeString(folder.resolve("valid.de"), "a\nb\n");
    assertTrue(refusal(options).contains("of 2, 2 have an empty side"), refusal(options));
  }

  private void refused(String... parts) {
    String message = refusal(options);
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
    assertFalse(Files.exists(run.resolve("tokenizer.json")));
  }

  private String refusal(PreparationOptions with) {
    return assertThrows(BadInputException.class, () -> prepare(with)).getMessage();
  }

  @Test
  void brokenBytesAreCountedOrRefused() throws IOException {
    Path source = folder.resolve("train.de");
    byte[] bytes = Files.readAllBytes(source);
    int space = new String(bytes, ISO_8859_1).indexOf(' ');
    bytes[space] = (byte) 0xFF;
    Files.write(source, bytes);
    assertEquals(1, prepare(options).trainCounts().sides().getFirst().brokenBytes());
    assertTrue(
        refusal(options.toBuilder().strict(true).build()).contains("train.de: byte " + space));
  }
}
