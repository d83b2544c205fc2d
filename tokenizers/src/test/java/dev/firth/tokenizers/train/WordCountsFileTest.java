package dev.firth.tokenizers.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.RandomText;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordCountsFileTest {
  private static final WordCountingOptions ONE_THREAD = new WordCountingOptions(1, 0);

  @TempDir Path folder;

  @Test
  void linesAreInTheOrderOfBytes() throws IOException {
    var words =
        WordCounts.of(
            Map.of(
                "b", 2L, "a\"\\", 1L, "\u00e9", 5L, "a", 3L, "\uD83D\uDE00\n", 1L, "\uFFFD", 4L));
    Path file = folder.resolve("counts");
    WordCountsFile.write(file, words);
    String expected =
        """
        ["a",3]
        ["a\\"\\\\",1]
        ["b",2]
        ["\u00e9",5]
        ["\uFFFD",4]
        ["\uD83D\uDE00\\u000A",1]
        """;
    assertEquals(expected, Files.readString(file));
    Path again = folder.resolve("again");
    WordCountsFile.write(again, WordCountsFile.read(file));
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @ParameterizedTest
  @EnumSource
  void countsOfPartsGiveTheSameTokenizer(TokenizerKind kind) throws IOException {
    String text =
        new RandomText(Seeds.random(0), 400).lines(600) + "It's 3 caf\u00e9s,\tok.\r\n  x";
    var trainer =
        new TokenizerTrainer(kind, BpeTrainerOptions.defaults().withVocabSize(500), false);
    Path whole = Files.writeString(folder.resolve("text"), text);
    var expected =
        trainer.train(Corpus.of(whole), ONE_THREAD.withThreads(2), Progress.none()).tokenizer();
    int cut = text.indexOf('\n', text.length() / 3) + 1;
    var parts = count(trainer, text.substring(0, cut)).plus(count(trainer, text.substring(cut)));
    Path file = folder.resolve("counts");
    WordCountsFile.write(file, parts);
    Path ofWhole = folder.resolve("ofWhole");
    WordCountsFile.write(ofWhole, count(trainer, text));
    assertArrayEquals(Files.readAllBytes(ofWhole), Files.readAllBytes(file));
    var actual = trainer.train(WordCountsFile.read(file), Progress.none()).tokenizer();
    assertEquals(json(expected), json(actual));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\",1]\n[\"a\",2]\n",
        "[\"b\",1]\n[\"a\",2]\n",
        "[\"a\",1]\n[\"b\",0]\n",
        "[\"a\",1]\n[\"b\",-3]\n",
        "[\"a\",1]\n[\"b\",1.5]\n",
        "[\"a\",1]\n[\"b\",99999999999999999999]\n",
        "[\"a\",1]\n[\"b\",1,2]\n",
        "[\"a\",1]\n[7,1]\n",
        "[\"a\",1]\n{\"b\":1}\n",
        "[\"a\",1]\nb 1\n",
      })
  void wrongLinesAreNamed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("counts"), text);
    var e = assertThrows(BadInputException.class, () -> WordCountsFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ", line 2: it "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void missingEmptyAndCutFilesAreRefused() throws IOException {
    Path none = folder.resolve("none");
    assertThrows(BadInputException.class, () -> WordCountsFile.read(none));
    Path empty = Files.writeString(folder.resolve("empty"), "");
    assertThrows(BadInputException.class, () -> WordCountsFile.read(empty));
    Path cut = Files.writeString(folder.resolve("cut"), "[\"a\",1]\n[\"b");
    var e = assertThrows(BadInputException.class, () -> WordCountsFile.read(cut));
    assertTrue(e.getMessage().contains("cut off"), e.getMessage());
  }

  @Test
  void aWriterTakesWordsInTheirOrderOnly() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new WordCountsWriter(out);
    byte[] bytes = "ba".getBytes(UTF_8);
    writer.word(bytes, 1, 1, 7);
    writer.word(bytes, 0, 2, 1);
    assertThrows(IllegalArgumentException.class, () -> writer.word(bytes, 0, 1, 1));
    assertEquals("[\"a\",7]\n[\"ba\",1]\n", out.toString(UTF_8));
  }

  private WordCounts count(TokenizerTrainer trainer, String text) throws IOException {
    Path part = Files.writeString(folder.resolve("part"), text);
    try (var corpus = Corpus.of(part)) {
      return trainer.count(corpus, ONE_THREAD, Progress.none());
    }
  }

  private String json(Tokenizer tokenizer) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    TokenizerJson.write(tokenizer, file);
    return Files.readString(file);
  }
}
