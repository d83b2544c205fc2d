package dev.firth.tokenizers.phrases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseLearnerTest {
  private static final WhitespaceWords WORDS = new WhitespaceWords();

  @TempDir Path folder;

  private static Path parity(String name) throws URISyntaxException {
    return Path.of(PhraseLearnerTest.class.getResource("/parity/phrases/" + name).toURI());
  }

  private PhraseModel learn(Path text, PhraseOptions options) throws IOException {
    try (var corpus = Corpus.of(text)) {
      return new PhraseLearner(options).learn(corpus, WORDS, folder, Progress.none()).model();
    }
  }

  private Path join(Path text, PhraseModel model, int threads) throws IOException {
    Path joined = folder.resolve("joined.txt");
    try (var corpus = Corpus.of(text)) {
      PhraseText.write(corpus, WORDS, model, joined, threads, Progress.none());
    }
    return joined;
  }

  /** word2phrase begins each line with a space; Firth does not. */
  private static List<String> linesOfWord2phrase(String name)
      throws IOException, URISyntaxException {
    return Files.readAllLines(parity(name)).stream().map(line -> line.stripLeading()).toList();
  }

  @Test
  void textIsThatOfWord2phrase() throws IOException, URISyntaxException {
    // It counts the pair around a line end too.
    var options = PhraseOptions.defaults().withAcrossLines(true);
    var one = learn(parity("text.txt"), options.withThresholds(List.of(8.0)));
    assertEquals(
        linesOfWord2phrase("word2phrase.txt"),
        Files.readAllLines(join(parity("text.txt"), one, 1)));
    var two = learn(parity("text.txt"), options.withThresholds(List.of(8.0, 4.0)));
    assertEquals(
        linesOfWord2phrase("word2phrase.2.txt"),
        Files.readAllLines(join(parity("text.txt"), two, 1)));
  }

  @Test
  void scoresAreThoseOfGensim() throws IOException, URISyntaxException {
    var options = PhraseOptions.defaults().withScorer(PhraseScorer.NPMI, List.of(0.3));
    var scores = new HashMap<String, Double>();
    for (var phrase : learn(parity("text.txt"), options).passes().getFirst()) {
      scores.put(phrase.first() + " " + phrase.second(), phrase.score());
    }
    var lines = Files.readAllLines(parity("npmi.tsv"));
    assertEquals(lines.size(), scores.size(), scores.toString());
    for (String line : lines) {
      String[] fields = line.split("\t");
      assertEquals(Double.parseDouble(fields[1]), scores.get(fields[0]), 1e-12, line);
    }
  }

  private Path randomText() throws IOException {
    var random = Seeds.random(1);
    var text = new StringBuilder();
    for (int line = 0; line < 30_000; line++) {
      for (int i = random.nextInt(12); i > 0; i--) {
        double skewed = random.nextDouble();
        int word = (int) (400 * skewed * skewed);
        text.append('w').append(word).append(' ');
        if (random.nextInt(6) == 0) {
          text.append('w').append(word * 7 % 400).append(' ');
        }
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("random.txt"), text);
  }

  @Test
  void countsAreThoseOfAPlainLoop() throws IOException {
    Path text = randomText();
    Map<String, Long> pairs = new HashMap<>();
    Map<String, Long> words = new HashMap<>();
    for (String line : Files.readAllLines(text)) {
      String[] tokens = line.isBlank() ? new String[0] : line.split(" ");
      for (int i = 0; i < tokens.length; i++) {
        words.merge(tokens[i], 1L, Long::sum);
        if (i > 0) {
          pairs.merge(tokens[i - 1] + " " + tokens[i], 1L, Long::sum);
        }
      }
    }
    long tokens = words.values().stream().mapToLong(Long::longValue).sum();
    var expected =
        pairs.entrySet().stream()
            .filter(pair -> pair.getValue() >= 10)
            .filter(
                pair -> {
                  String[] both = pair.getKey().split(" ");
                  double a = words.get(both[0]);
                  double b = words.get(both[1]);
                  return (pair.getValue() - 10) / a / b * tokens > 6;
                })
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var options = PhraseOptions.defaults().withMinCount(10).withThresholds(List.of(6.0));
    var actual =
        learn(text, options).passes().getFirst().stream()
            .collect(Collectors.toMap(p -> p.first() + " " + p.second(), Phrase::count));
    assertTrue(expected.size() > 50, expected.size() + " phrases");
    assertEquals(expected, actual, Seeds.describe(1));
  }

  @Test
  void threadsAndMemoryDoNotMatter() throws IOException {
    Path text = randomText();
    var options = PhraseOptions.defaults().withThresholds(List.of(6.0, 3.0)).withThreads(1);
    var model = learn(text, options);
    assertFalse(model.passes().get(1).isEmpty(), "phrases of phrases");
    assertEquals(model.passes(), learn(text, options.withThreads(3)).passes());
    assertEquals(
        model.passes(), learn(text, options.withMemoryBytes(4 << 20).withThreads(2)).passes());
    byte[] joined = Files.readAllBytes(join(text, model, 1));
    assertArrayEquals(joined, Files.readAllBytes(join(text, model, 3)));
  }

  @Test
  void joinsFromLeftToRightAndNotAcrossLines() throws IOException {
    var phrases = List.of(new Phrase("a", "b", 9, 1), new Phrase("b", "c", 9, 1));
    var model = new PhraseModel("+", List.of(phrases, List.of(new Phrase("a+b", "c", 9, 1))));
    Path text = Files.writeString(folder.resolve("abc.txt"), "a b c b c\n\n  b  \r\nc a\nb");
    assertEquals("a+b+c b+c\n\nb\nc a\nb\n", Files.readString(join(text, model, 1)));
  }

  @Test
  void lineOfManyMegabytes() throws IOException {
    var model = new PhraseModel("_", List.of(List.of(new Phrase("a", "b", 9, 1))));
    Path text =
        Files.writeString(folder.resolve("long.txt"), "xa a b ".repeat(500_000) + "\nend\n");
    String joined = Files.readString(join(text, model, 2));
    assertEquals(2, joined.lines().count());
    long phrases = joined.lines().findFirst().orElseThrow().split(" ").length;
    // A phrase may be missed where a piece of a megabyte ends.
    assertTrue(phrases >= 1_000_000 && phrases <= 1_000_004, phrases + " words");
  }

  @Test
  void refusesOptionsOutOfRange() {
    var options = PhraseOptions.defaults();
    assertThrows(UsageException.class, () -> options.withMinCount(0));
    assertThrows(UsageException.class, () -> options.withThresholds(List.of()));
    assertThrows(UsageException.class, () -> options.withThresholds(List.of(Double.NaN)));
    assertThrows(UsageException.class, () -> options.withDelimiter(" "));
  }
}
