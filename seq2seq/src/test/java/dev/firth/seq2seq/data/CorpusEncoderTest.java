package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.ParallelCorpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusEncoderTest {
  private static final SpecialIds SPECIAL = new SpecialIds(1, 2, 3, 0);
  private static final Tokenizer GERMAN = Sentences.words("guten", "Tag");
  private static final Tokenizer ENGLISH = Sentences.words("good", "day");

  @TempDir Path folder;
  private Path ids;

  @BeforeEach
  void name() {
    ids = folder.resolve("a.ids");
  }

  private EncodingCounts encode(String source, String target, int maxLength, int threads)
      throws IOException {
    Files.writeString(folder.resolve("a.de"), source);
    Files.writeString(folder.resolve("a.en"), target);
    try (var corpus = ParallelCorpus.of(folder.resolve("a.de"), folder.resolve("a.en"))) {
      return CorpusEncoder.encode(
          corpus,
          List.of(EncodedSide.of(GERMAN, SPECIAL), EncodedSide.of(ENGLISH, SPECIAL)),
          maxLength,
          threads,
          ids,
          Progress.none());
    }
  }

  @Test
  void everyLineIsKeptOrCounted() throws IOException {
    var counts =
        encode(
            "guten Tag\n\nguten guten guten Tag\nTag x\n \u00A0\n",
            "good day\nday\nday\ngood y z\nday\n",
            3,
            2);
    assertEquals(5, counts.read());
    assertEquals(2, counts.empty());
    assertEquals(1, counts.tooLong());
    assertEquals(0, counts.reserved());
    assertEquals(2, counts.kept());
    assertEquals(3, counts.leftOut());
    assertEquals(new EncodingCounts.Side(4, 1, 4, 3, 0), counts.sides().getFirst());
    assertEquals(new EncodingCounts.Side(5, 2, 3, 4, 0), counts.sides().getLast());
    try (var file = SentenceFile.open(ids)) {
      assertEquals(2, file.sentences());
      file.requireVocabulary(0, VocabularyMark.of(GERMAN), "german");
      file.requireVocabulary(1, VocabularyMark.of(ENGLISH), "english");
      assertThrows(
          BadInputException.class,
          () -> file.requireVocabulary(0, VocabularyMark.of(ENGLISH), "english"));
      long[] row = new long[3];
      file.copy(1, 1, row, 0);
      assertArrayEquals(new long[] {4, 0, 0}, row);
    }
  }

  @Test
  void specialTokensInATextAreText() throws IOException {
    var counts = encode("guten </s> <pad>\n", "good <s> day\n", 100, 1);
    assertEquals(1, counts.kept());
    try (var file = SentenceFile.open(ids)) {
      // "<", "/" and so on, none of which the vocabulary has.
      long[] row = new long[file.length(0, 0)];
      file.copy(0, 0, row, 0);
      assertEquals(4, row[0]);
      for (int i = 1; i < row.length; i++) {
        assertFalse(SPECIAL.isReserved((int) row[i]));
      }
    }
  }

  @Test
  void aModelThatReadsSpecialTokensOfATextIsCaught() throws IOException {
    Files.writeString(folder.resolve("a"), "a </s> b\na b\n");
    var vocabulary = Map.of("<unk>", 0, "<pad>", 1, "<s>", 2, "</s>", 3, "a", 4, "b", 5);
    Tokenizer words =
        Tokenizer.builder(new WordLevelModel(vocabulary, "<unk>"))
            .preTokenizer(new WhitespaceSplit())
            .build();
    try (var corpus = ParallelCorpus.of(folder.resolve("a"))) {
      var counts =
          CorpusEncoder.encode(
              corpus, List.of(EncodedSide.of(words, SPECIAL)), 10, 1, ids, Progress.none());
      assertEquals(1, counts.reserved());
      assertEquals(1, counts.kept());
    }
  }

  @Test
  void linesThatNoMemoryShouldHoldAreTooLong() throws IOException {
    var counts =
        encode("guten\n" + "x".repeat(TextReader.MAX_PIECE + 1) + "\n", "good\nday\n", 9, 1);
    assertEquals(1, counts.tooLong());
    assertEquals(0, counts.empty());
    assertEquals(1, counts.kept());
  }

  @Test
  void theFileDoesNotDependOnThreads() throws IOException {
    var random = Seeds.random(0);
    var source = new StringBuilder();
    var target = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      source.append("guten Tag x ".repeat(random.nextInt(4))).append('\n');
      target.append("good day ".repeat(random.nextInt(4))).append('\n');
    }
    var one = encode(source.toString(), target.toString(), 8, 1);
    byte[] bytes = Files.readAllBytes(ids);
    var three = encode(source.toString(), target.toString(), 8, 3);
    assertEquals(one, three);
    assertArrayEquals(bytes, Files.readAllBytes(ids));
    assertEquals(one.read(), one.kept() + one.leftOut());
    assertTrue(one.tooLong() > 1000 && one.empty() > 1000, one.toString());
  }

  @Test
  void aLineThatCannotBeEncodedIsNamed() throws IOException {
    Files.writeString(folder.resolve("a"), "a\na\nb\n");
    Tokenizer noUnknown =
        Tokenizer.builder(new WordLevelModel(Map.of("a", 0), "<unk>"))
            .preTokenizer(new WhitespaceSplit())
            .build();
    try (var corpus = ParallelCorpus.of(folder.resolve("a"))) {
      var e =
          assertThrows(
              BadInputException.class,
              () ->
                  CorpusEncoder.encode(
                      corpus,
                      List.of(EncodedSide.of(noUnknown, SPECIAL)),
                      9,
                      2,
                      ids,
                      Progress.none()));
      assertTrue(e.getMessage().contains("/a:3 cannot be encoded"), e.getMessage());
    }
    assertFalse(Files.exists(ids));
  }

  @Test
  void badFilesLeaveNothing() {
    assertThrows(BadInputException.class, () -> encode("a\nb\n", "a\n", 9, 1));
    assertThrows(BadInputException.class, () -> encode("", "", 9, 1));
    assertThrows(UsageException.class, () -> encode("a\n", "a\n", 0, 1));
    assertThrows(UsageException.class, () -> encode("a\n", "a\n", 9, 0));
    assertFalse(Files.exists(ids));
  }
}
