package dev.firth.tokenizers.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same lines as Moses' Perl programs write, which generate.sh ran. */
class MosesParityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "it", "fi", "cs"})
  void tokenizer(String language) throws IOException {
    compare("lines.txt", "tokenizer." + language + ".txt", MosesTokenizer.of(language)::tokenize);
  }

  @Test
  void tokenizerOptions() throws IOException {
    compare(
        "lines.txt",
        "tokenizer-aggressive.en.txt",
        MosesTokenizer.of("en").splitHyphens(true).escape(false)::tokenize);
    var patterns =
        List.of(
            Pattern.compile("</?\\S+/?>"),
            Pattern.compile("<\\S+( [a-zA-Z0-9]+=\"?[^\"]\")+ ?/?>"),
            Pattern.compile("<\\S+( [a-zA-Z0-9]+='?[^']')+ ?/?>"),
            Pattern.compile(
                "[\\w\\-.]+@([\\w\\-]+\\.)+[a-zA-Z]{2,}", Pattern.UNICODE_CHARACTER_CLASS),
            Pattern.compile("https?://[^:/\\s]+(/\\w+)*/[\\w\\-.]*(/)?"));
    compare(
        "lines.txt",
        "tokenizer-protected.en.txt",
        MosesTokenizer.of("en").protect(patterns)::tokenize);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "it", "cs"})
  void detokenizer(String language) throws IOException {
    UnaryOperator<String> detokenize = MosesDetokenizer.of(language)::detokenize;
    compare("lines.txt", "detokenizer." + language + ".txt", detokenize);
    compare("tokenizer." + language + ".txt", "again." + language + ".txt", detokenize);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "cs"})
  void punctuation(String language) throws IOException {
    compare(
        "lines.txt",
        "punctuation." + language + ".txt",
        PunctuationNormalizer.of(language)::normalize);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr"})
  void sentences(String language) throws IOException {
    var splitter = SentenceSplitter.of(language);
    var sentences = new ArrayList<String>();
    for (String line : lines("lines.txt")) {
      sentences.addAll(splitter.split(line));
    }
    // The program prints an empty line for a line of blanks.
    List<String> expected = new ArrayList<>(lines("sentences." + language + ".txt"));
    expected.removeIf(String::isEmpty);
    assertEquals(String.join("\n", expected), String.join("\n", sentences));
  }

  @Test
  void trueCase() throws IOException {
    assertEquals(normalizedModel(lines("truecase-model.txt")), normalizedModel(model(false)));
    assertEquals(normalizedModel(lines("truecase-model-first.txt")), normalizedModel(model(true)));
    Path file = folder.resolve("model");
    Files.write(file, lines("truecase-model.txt"));
    var truecaser = Truecaser.read(file);
    compare("tokenizer.en.txt", "truecase.txt", truecaser::truecase);
    compare("truecase.txt", "detruecase.txt", Truecaser::detruecase);
  }

  private List<String> model(boolean useFirst) throws IOException {
    var trainer = new TruecaserTrainer(useFirst);
    lines("tokenizer.en.txt").forEach(trainer::add);
    Path file = folder.resolve("trained");
    trainer.train().write(file);
    return Files.readAllLines(file);
  }

  /**
   * Words with their counts. The Perl program takes any of several equally frequent cases and
   * writes the others in any order; only that is levelled here.
   */
  private static Set<String> normalizedModel(List<String> lines) {
    var model = new TreeSet<String>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      String[] counts = parts[1].substring(1, parts[1].length() - 1).split("/");
      var words = new TreeSet<String>();
      words.add(parts[0] + " " + counts[0]);
      for (int i = 2; i < parts.length; i += 2) {
        words.add(parts[i] + " " + parts[i + 1].substring(1, parts[i + 1].length() - 1));
        assertTrue(
            Double.parseDouble(counts[0])
                >= Double.parseDouble(parts[i + 1].substring(1, parts[i + 1].length() - 1)),
            line);
      }
      model.add(words + " of " + counts[1]);
    }
    return model;
  }

  @Test
  void tokensAreWhatStandsBetweenBlanks() {
    var random = Seeds.random(3);
    for (int i = 0; i < 200; i++) {
      String text = HardStrings.random(random, 40);
      for (String language : List.of("en", "fr", "xx")) {
        var tokenizer = MosesTokenizer.of(language).escape(false);
        List<String> expected =
            Arrays.stream(tokenizer.tokenize(text).split(" ")).filter(s -> !s.isBlank()).toList();
        var bytes = new ArrayList<String>();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        tokenizer.tokenize(
            utf8,
            0,
            utf8.length,
            (b, from, n) -> bytes.add(new String(b, from, n, StandardCharsets.UTF_8)));
        if (!MosesLine.isAllSpace(text)) {
          assertEquals(expected, tokenizer.tokens(text), Seeds.describe(3));
        }
        assertEquals(
            tokenizer.tokens(HardStrings.wellFormed(text).replace('\ufffd', '?')),
            bytes.stream().map(s -> s.replace('\ufffd', '?')).toList(),
            Seeds.describe(3));
      }
    }
  }

  /** No rule is quadratic: that would take minutes. */
  @Test
  void longLines() {
    var texts = new ArrayList<>(HardStrings.longRuns(100_000));
    texts.addAll(List.of(".".repeat(100_000), ".\"".repeat(50_000), "? '".repeat(30_000)));
    for (String text : texts) {
      long start = System.nanoTime();
      MosesTokenizer.of("en").tokenize(text);
      SentenceSplitter.of("en").split(text);
      PunctuationNormalizer.of("fr").normalize(text);
      MosesDetokenizer.of("fr").detokenize(text);
      Truecaser.detruecase(text);
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      assertTrue(seconds < 10, () -> seconds + " s for " + text.substring(0, 5));
    }
  }

  @Test
  void modelThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("bad"), "the (5/6) The (1)\nnothing here\n");
    var error = assertThrows(BadInputException.class, () -> Truecaser.read(file));
    assertTrue(error.getMessage().contains("line 2"), error.getMessage());
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThrows(BadInputException.class, () -> Truecaser.read(binary));
    assertThrows(BadInputException.class, () -> NonbreakingPrefixes.read(binary));
  }

  private static void compare(String input, String expected, UnaryOperator<String> program)
      throws IOException {
    List<String> lines = lines(input);
    List<String> theirs = lines(expected);
    assertEquals(lines.size(), theirs.size());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(theirs.get(i), program.apply(lines.get(i)), expected + " line " + (i + 1));
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream stream = MosesParityTest.class.getResourceAsStream("/parity/moses/" + name)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
    }
  }
}
