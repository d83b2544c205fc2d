package dev.firth.tokenizers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  @TempDir Path folder;

  @Test
  void givenWordsKeepTheirOrder() {
    var vocabulary =
        Vocabulary.of(List.of("zebra", "añb", "", "extraordinarily"), counts(1, 5, 0, 3));
    assertEquals(4, vocabulary.size());
    assertEquals("añb", vocabulary.word(1));
    assertEquals(5, vocabulary.count(1));
    assertEquals(3, vocabulary.id("extraordinarily"));
    assertEquals(2, vocabulary.id(""));
    assertEquals(Vocabulary.UNKNOWN, vocabulary.id("extraordinary"));
    byte[] text = "a zebra".getBytes(UTF_8);
    assertEquals(0, vocabulary.id(text, 2, 5));
    assertEquals(9, vocabulary.tokens());
    assertEquals(9, vocabulary.corpusTokens());
  }

  @Test
  void countsAreNotShared() {
    long[] counts = counts(1, 2);
    var vocabulary = Vocabulary.of(List.of("a", "b"), counts);
    counts[0] = 9;
    vocabulary.counts()[1] = 9;
    assertArrayEquals(counts(1, 2), vocabulary.counts());
  }

  @Test
  void refusesWordsThatMakeNoVocabulary() {
    assertThrows(
        IllegalArgumentException.class, () -> Vocabulary.of(List.of("a", "a"), counts(1, 1)));
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a"), counts(1, 1)));
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a"), counts(-1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Vocabulary.of(List.of("a", "b"), counts(Long.MAX_VALUE, 1)));
    var one = Vocabulary.of(List.of("a"), counts(1));
    assertThrows(IndexOutOfBoundsException.class, () -> one.word(1));
    assertThrows(IndexOutOfBoundsException.class, () -> one.word(-1));
  }

  @Test
  void savedAndLoadedIsTheSame() throws IOException {
    var saved =
        Vocabulary.of(List.of("b", "a", "\u00a0x", "ж"), counts(Long.MAX_VALUE - 6, 3, 3, 0));
    Path file = folder.resolve("words.txt");
    saved.save(file);
    assertEquals("b 9223372036854775801\na 3\n\u00a0x 3\nж 0\n", Files.readString(file));
    Vocabulary loaded = Vocabulary.load(file);
    assertEquals(saved.fingerprint(), loaded.fingerprint());
    assertArrayEquals(saved.counts(), loaded.counts());
    assertEquals(saved.tokens(), loaded.corpusTokens());
  }

  @Test
  void loadsWord2vecAndTolerableFiles() throws IOException {
    var vocabulary = load("</s> 0\r\nthe \t 17\n\nof  9 \n   \n");
    assertEquals(3, vocabulary.size());
    assertEquals("</s>", vocabulary.word(0));
    assertEquals(17, vocabulary.count(vocabulary.id("the")));
    assertEquals(26, vocabulary.tokens());
  }

  @Test
  void loadsWordsThatAreNotUtf8() throws IOException {
    Path file = folder.resolve("broken.txt");
    Files.write(file, new byte[] {(byte) 0xc3, ' ', '4', '\n', (byte) 0xe2, ' ', '3', '\n'});
    var vocabulary = Vocabulary.load(file);
    assertEquals(2, vocabulary.size());
    assertEquals(1, vocabulary.id(new byte[] {(byte) 0xe2}, 0, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the 5/of 4/and|line 3 has no line end",
        "the 5/of 4/and 3|line 3 has no line end",
        "the 5/of/|line 2 has one field",
        "the 5/of four/|line 2 ends with 'four' instead of a count",
        "the 5/of 4.5/|line 2 ends with '4.5' instead of a count",
        "the 5/of -4/|line 2 ends with '-4' instead of a count",
        "the 5/of ٤/|line 2 ends with '??' instead of a count",
        "the 5/of 4/the 3/|line 3 has the word 'the' again",
        "the 5/of 99999999999999999999/|line 2 has the count 99999999999999999999",
        "the 9223372036854775807/of 1/|line 2 makes the sum of the counts larger than 2^63",
        "the 5/of the 4/|line 2 has white space in or before the word",
        "//|holds no word",
      })
  void namesFileAndLineOfWhatIsWrong(String content, String message) {
    var e = assertThrows(BadInputException.class, () -> load(content.replace('/', '\n')));
    assertTrue(e.getMessage().contains("vocabulary.txt"), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void refusesEmptyAndForeignFiles() throws IOException {
    assertThrows(BadInputException.class, () -> load(""));
    var e = assertThrows(BadInputException.class, () -> load("\0".repeat(5 << 20)));
    assertTrue(e.getMessage().contains("line 1 is longer than"), e.getMessage());
    assertThrows(NoSuchFileException.class, () -> Vocabulary.load(folder.resolve("none")));
  }

  @Test
  void fingerprintTellsWordsAndOrder() {
    int fingerprint = Vocabulary.of(List.of("ab", "c"), counts(1, 1)).fingerprint();
    assertEquals(fingerprint, Vocabulary.of(List.of("ab", "c"), counts(2, 2)).fingerprint());
    assertNotEquals(fingerprint, Vocabulary.of(List.of("c", "ab"), counts(1, 1)).fingerprint());
    assertNotEquals(fingerprint, Vocabulary.of(List.of("a", "bc"), counts(1, 1)).fingerprint());
  }

  private Vocabulary load(String content) throws IOException {
    Path file = folder.resolve("vocabulary.txt");
    Files.writeString(file, content);
    return Vocabulary.load(file);
  }

  private static long[] counts(long... counts) {
    return counts;
  }

  @Test
  void growsByTheWordsOfAnotherText() {
    var old = Vocabulary.of(List.of("the", "cat", "unseen", "dog"), new long[] {9, 4, 0, 2});
    var text = Vocabulary.of(List.of("dog", "new", "the", "rare"), new long[] {7, 3, 1, 1});
    var grown = old.grownBy(text, 2, 0);
    assertEquals("the dog cat new unseen", words(grown));
    assertArrayEquals(new long[] {10, 9, 4, 3, 1}, grown.counts());
    assertEquals("the dog cat new rare unseen", words(old.grownBy(text, 1, 0)));
    assertEquals("the dog cat new unseen", words(old.grownBy(text, 1, 5)));
    assertEquals("the dog cat unseen", words(old.grownBy(text, 1, 3)));
    var huge = Vocabulary.of(List.of("the"), new long[] {Long.MAX_VALUE});
    assertThrows(IllegalArgumentException.class, () -> huge.grownBy(text, 1, 0));
  }

  private static String words(Vocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size())
        .mapToObj(vocabulary::word)
        .collect(Collectors.joining(" "));
  }
}
