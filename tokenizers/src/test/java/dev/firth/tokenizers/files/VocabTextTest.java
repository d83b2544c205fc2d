package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabTextTest {
  private static final String LINES =
      "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\nwor\n##ld\n,\n!\n中\n";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("vocab.txt");
  }

  @Test
  void encodesAndDecodesAsBert() throws IOException {
    Files.writeString(file, LINES);
    Tokenizer tokenizer = VocabText.read(file, BertNormalizer.uncased());
    assertArrayEquals(
        new int[] {2, 5, 8, 6, 7, 9, 10, 1, 3}, tokenizer.encode("Héllo, WORLD!中x").ids());
    assertArrayEquals(new int[] {5, 4, 6, 7}, tokenizer.ids("hello[MASK]world"));
    assertEquals("hello, world!", tokenizer.decode(new int[] {2, 5, 8, 6, 7, 9, 3}, true));
    var cased = VocabText.read(file, BertNormalizer.cased());
    assertArrayEquals(new int[] {1, 6, 7}, cased.ids("Hello world"));
  }

  @Test
  void tokenizerJsonOfItIsReadByHuggingFace() throws IOException {
    Files.writeString(file, LINES);
    Tokenizer tokenizer = VocabText.read(file, BertNormalizer.uncased());
    try (var reference = HuggingFace.of(TokenizerJson.toJson(tokenizer))) {
      for (int i = 0; i < 100; i++) {
        String text =
            HardStrings.wellFormed(HardStrings.random(Seeds.random(i), 20)) + " hello[SEP] World";
        assertArrayEquals(
            reference.ids(text),
            IntStream.of(tokenizer.ids(text)).asLongStream().toArray(),
            Seeds.describe(i));
      }
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Files.writeString(file, LINES);
    Map<String, Integer> vocabulary = VocabText.readVocabulary(file);
    VocabText.write(vocabulary, folder.resolve("copy"));
    assertEquals(LINES, Files.readString(folder.resolve("copy")));
  }

  @Test
  void blanksAtLineEndsAreNoPartOfTokensAndLaterTokensCount() throws IOException {
    Files.writeString(file, "a\r\n b \t\u3000\na\n\nc");
    assertEquals(Map.of("a", 2, " b", 1, "", 3, "c", 4), VocabText.readVocabulary(file));
  }

  @Test
  void badFilesAreNamed() throws IOException {
    assertBad("there is no such file");
    Files.writeString(file, "");
    assertBad("empty");
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xff, '\n'});
    assertBad("line 2 is no UTF-8");
    Files.writeString(file, "hello\nworld\n");
    assertBad("[UNK]");
    Files.writeString(file, "[UNK]\n[SEP]\n");
    assertBad("[CLS]");
  }

  private void assertBad(String part) {
    var error =
        assertThrows(BadInputException.class, () -> VocabText.read(file, BertNormalizer.uncased()));
    assertTrue(error.getMessage().startsWith(file.toString()), error.getMessage());
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] whole = LINES.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      SplittableRandom random = Seeds.random(i);
      byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      try {
        VocabText.read(file, BertNormalizer.uncased()).ids("hello world");
      } catch (BadInputException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), Seeds.describe(i));
      }
    }
  }

  @Test
  void vocabulariesThatDoNotFitAreNotWritten() {
    var gap = Map.of("a", 0, "b", 2);
    assertThrows(UsageException.class, () -> VocabText.write(gap, file));
    for (String token : List.of("a\nb", "a ", " ")) {
      var vocabulary = new LinkedHashMap<>(Map.of(token, 0));
      assertThrows(UsageException.class, () -> VocabText.write(vocabulary, file));
    }
    assertFalse(Files.exists(file));
  }
}
