package dev.firth.corpora.almanac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.World;
import dev.firth.runs.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlmanacTest {
  private static final AlmanacOptions SMALL = AlmanacOptions.defaults().withTokens(200_000);

  private final Almanac almanac = new Almanac(SMALL);
  private String text;

  @TempDir Path folder;

  @BeforeAll
  void writeOnce() throws IOException {
    text = text(SMALL);
  }

  /** Other machines and later versions must give these bytes, or change the number knowingly. */
  @Test
  void theDefaultTextIsAlwaysTheSame() throws IOException, NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      long tokens = new Almanac(AlmanacOptions.defaults()).write(out);
      assertTrue(tokens >= 3_000_000, tokens + " words");
    }
    assertEquals(
        "50c04d1d4209fd6dbcbba9a082816273ce79d92dab775cc5cfdd894fe45b3af7",
        HexFormat.of().formatHex(sha.digest()));
  }

  /** Prose, questions and pairs of another world, too. */
  @Test
  void englishIsWhatItWasBeforeOtherLanguagesCame() throws IOException, NoSuchAlgorithmException {
    var other =
        new Almanac(
            AlmanacOptions.defaults().withSeed(2).withForm(AlmanacForm.PROSE).withTokens(300_000));
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      other.write(out);
    }
    sha.update(other.analogyQuestions().getBytes(StandardCharsets.UTF_8));
    sha.update(other.similarityPairs().toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "0bd8c0beea9bbd0a69ef36c3b9e64a097108627e581eb9fba4d8f59cd7e4147a",
        HexFormat.of().formatHex(sha.digest()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void threadsChangeNothing(int threads) throws IOException {
    assertEquals(text, text(SMALL.withThreads(threads)));
  }

  @Test
  void seedsMakeOtherWorlds() throws IOException {
    assertFalse(text.equals(text(SMALL.withSeed(2))));
    assertFalse(
        almanac.analogyQuestions().equals(new Almanac(SMALL.withSeed(2)).analogyQuestions()));
  }

  @Test
  void writesAsManyWordsAsAsked() throws IOException {
    for (long tokens : new long[] {1, 1_000, 50_000}) {
      var file = folder.resolve("text");
      long written = new Almanac(SMALL.withTokens(tokens)).write(file);
      assertEquals(written, words(Files.readString(file)).size());
      assertTrue(written >= tokens && written < tokens + 3_000, written + " for " + tokens);
    }
  }

  @Test
  void wordsFormIsLowerCaseWordsAndYearsBetweenSingleSpaces() {
    var line = Pattern.compile("[a-z0-9]+( [a-z0-9]+)*");
    text.lines()
        .filter(l -> !l.isEmpty())
        .forEach(l -> assertTrue(line.matcher(l).matches(), () -> "not only words: " + l));
    assertTrue(text.endsWith("\n"));
    assertFalse(text.contains("\n\n\n"));
  }

  @Test
  void proseHoldsTheSameWordsInSentences() throws IOException {
    String prose = text(SMALL.withForm(AlmanacForm.PROSE));
    assertEquals(text, prose.replaceAll("[.,]", "").toLowerCase(Locale.ROOT));
    var sentence = Pattern.compile("[A-Z][A-Za-z0-9, ]*[a-z0-9]\\.");
    prose
        .lines()
        .filter(l -> !l.isEmpty())
        .flatMap(l -> Arrays.stream(l.split("(?<=\\.) ")))
        .forEach(s -> assertTrue(sentence.matcher(s).matches(), () -> "no sentence: " + s));
  }

  @Test
  void hasSeveralThousandWordTypesThatFallOffLikeLanguage() throws IOException {
    var all = count(text(AlmanacOptions.defaults().withTokens(1_000_000)));
    assertTrue(all.size() > 5_000, all.size() + " types");
    int[] ranked = all.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    double slope = slope(ranked);
    // Zipf's law says -1 for natural text.
    assertTrue(slope < -0.7 && slope > -1.6, "slope of log count over log rank: " + slope);
  }

  @Test
  void heldBackPairsNeverMeetInASentence() throws IOException {
    List<Set<String>> sentences =
        text(SMALL.withForm(AlmanacForm.PROSE))
            .toLowerCase(Locale.ROOT)
            .lines()
            .flatMap(l -> Arrays.stream(l.split("\\.")))
            .map(s -> Set.copyOf(words(s.replace(",", ""))))
            .toList();
    World world = World.of(SMALL.seed());
    int met = 0;
    int held = 0;
    for (World.Link link : World.Link.values()) {
      for (Pair pair : world.pairs(link)) {
        boolean together = meet(pair, sentences);
        assertFalse(pair.held() && together, () -> pair + " is held back but told");
        held += pair.held() ? 1 : 0;
        met += together ? 1 : 0;
      }
    }
    assertTrue(held > 30, held + " pairs held back");
    assertTrue(met > 60, met + " pairs told");
  }

  private static boolean meet(Pair pair, List<Set<String>> sentences) {
    String first = pair.first().key().toLowerCase(Locale.ROOT);
    String second = pair.second().key().toLowerCase(Locale.ROOT);
    return sentences.stream().anyMatch(s -> s.contains(first) && s.contains(second));
  }

  @Test
  void analogyQuestionsAreAboutWordsOfTheText() throws IOException {
    var known = count(text(AlmanacOptions.defaults().withTokens(1_000_000))).keySet();
    int questions = 0;
    int answerable = 0;
    var sections = new ArrayList<String>();
    for (String line : almanac.analogyQuestions().lines().toList()) {
      if (line.startsWith(": ")) {
        sections.add(line.substring(2));
        continue;
      }
      List<String> words = List.of(line.split(" "));
      assertEquals(4, words.size(), line);
      assertEquals(4, Set.copyOf(words).size(), () -> "a word twice: " + line);
      questions++;
      answerable += known.containsAll(words) ? 1 : 0;
    }
    assertEquals(14, sections.size(), sections.toString());
    assertTrue(answerable > 0.9 * questions, answerable + " of " + questions);
  }

  @Test
  void similarityPairsAreDistinctAndCoverTheScale() {
    List<SimilarityPair> pairs = almanac.similarityPairs();
    assertTrue(pairs.size() > 500, pairs.size() + " pairs");
    Set<Set<String>> seen =
        pairs.stream().map(p -> Set.of(p.first(), p.second())).collect(Collectors.toSet());
    assertEquals(pairs.size(), seen.size());
    for (SimilarityPair pair : pairs) {
      assertTrue(pair.score() >= 0 && pair.score() <= 10, pair.toString());
    }
    long low = pairs.stream().filter(p -> p.score() < 2).count();
    long high = pairs.stream().filter(p -> p.score() > 6).count();
    assertTrue(low > 100 && high > 100, low + " low, " + high + " high");
  }

  @Test
  void documentsAreTheSameWhateverElseIsWritten() {
    var other = new Almanac(SMALL.withTokens(10));
    for (long number : new long[] {0, 7, 1_000_000_007L}) {
      assertEquals(almanac.document(number), other.document(number));
    }
  }

  @Test
  void refusesNothingness() {
    assertThrows(UsageException.class, () -> SMALL.withTokens(0));
    assertThrows(UsageException.class, () -> SMALL.withThreads(0));
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    var file = folder.resolve("text");
    Files.writeString(file, "old");
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space");
          }
        };
    assertThrows(IOException.class, () -> almanac.write(full));
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> almanac.write(file));
    assertTrue(Thread.interrupted());
    assertArrayEquals("old".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
  }

  private static String text(AlmanacOptions options) throws IOException {
    var out = new ByteArrayOutputStream();
    new Almanac(options).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(w -> !w.isEmpty()).toList();
  }

  private static Map<String, Integer> count(String text) {
    var counts = new HashMap<String, Integer>();
    words(text).forEach(w -> counts.merge(w, 1, Integer::sum));
    return counts;
  }

  /** The line of least squares through log count over log rank, ranks 10 to 3000. */
  private static double slope(int[] ascending) {
    var counts = Arrays.stream(ascending).boxed().sorted(Comparator.reverseOrder()).toList();
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int rank = 10; rank <= 3_000; rank++) {
      double x = Math.log(rank);
      double y = Math.log(counts.get(rank - 1));
      n++;
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumXy += x * y;
    }
    return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
  }
}
