package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.RandomText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Digits;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordCounterTest {
  @SuppressWarnings("StringConcatToTextBlock") // the blanks at the ends of lines matter
  private static final String HARD =
      "two  blanks\ttab\u00a0no-break \u00a8 \u3000wide  end \n\n"
          + " a\u2028b 12 3\u2003x\n"
          + " \u0301y \u00a8z\n";

  @TempDir Path folder;

  static Stream<Arguments> pipelines() {
    return Stream.of(
        Arguments.of(null, new WhitespaceSplit()),
        Arguments.of(null, new Whitespace()),
        Arguments.of(BertNormalizer.uncased(), new BertPreTokenizer()),
        Arguments.of(null, new ByteLevel(false, true, true)),
        Arguments.of(new Nfkc(), new ByteLevel(true, true, true)),
        Arguments.of(null, new Metaspace(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true)),
        Arguments.of(null, new Metaspace(Metaspace.LOWER_BLOCK, PrependScheme.FIRST, true)),
        Arguments.of(
            null,
            new PreTokenizerSequence(
                List.of(
                    new WhitespaceSplit(), new Digits(true), new ByteLevel(false, true, false)))),
        Arguments.of(null, null));
  }

  /** Chunks, threads and spilling against the plainest way: each line through the parts. */
  @ParameterizedTest
  @MethodSource("pipelines")
  void countsWhatThePartsGiveLineByLine(Normalizer normalizer, PreTokenizer preTokenizer)
      throws IOException {
    String text = new RandomText(Seeds.random(1), 4000).lines(1500) + HARD;
    Path file = folder.resolve("text.txt");
    Files.writeString(file, text);
    // A line ends at CR LF, too, and loses both.
    Map<String, Long> expected =
        plain(Arrays.asList(text.replace("\r\n", "\n").split("(?<=\n)")), normalizer, preTokenizer);
    for (var options :
        List.of(
            new WordCountingOptions(1, 0),
            new WordCountingOptions(3, 0),
            new WordCountingOptions(2, 1 << 20))) {
      try (var corpus = RandomText.corpus(folder)) {
        var counts =
            new WordCounter(options, Progress.none()).count(corpus, normalizer, preTokenizer);
        assertEquals(expected, map(counts), Seeds.describe(1) + " " + options);
      }
    }
  }

  @Test
  void textsOfAnIteratorAreTakenAsTheyAre() throws IOException {
    List<String> texts = List.of("a b", "b\nc", "", "a\ud800");
    var counts = WordCounter.withDefaults().count(texts.iterator(), null, new WhitespaceSplit());
    assertEquals(Map.of("a", 1L, "b", 2L, "c", 1L, "a\ufffd", 1L), map(counts));
  }

  /** Each word lies in a split of its own, which another thread may read. */
  @Test
  void wordsOfALongLineAreCounted() throws IOException {
    String word = "ab".repeat(3_000_000);
    Files.writeString(folder.resolve("long.txt"), word + " " + word + "\nx");
    try (var corpus = Corpus.of(folder.resolve("long.txt"))) {
      var counts = WordCounter.withDefaults().count(corpus, null, new WhitespaceSplit());
      assertEquals(Map.of(word, 2L, "x", 1L), map(counts));
    }
  }

  @Test
  void optionsAreChecked() {
    assertThrows(UsageException.class, () -> new WordCountingOptions(0, 0));
    assertThrows(UsageException.class, () -> new WordCountingOptions(1, 5));
  }

  private static Map<String, Long> plain(
      List<String> lines, Normalizer normalizer, PreTokenizer preTokenizer) {
    var counts = new TreeMap<String, Long>();
    var pipeline = new PipelineWords(normalizer, preTokenizer);
    for (String line : lines) {
      String whole = line.endsWith("\n") ? line : line + "\n";
      byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);
      pipeline.tokenize(
          utf8,
          0,
          utf8.length,
          (bytes, offset, length) ->
              counts.merge(
                  new String(bytes, offset, length, StandardCharsets.UTF_8), 1L, Long::sum));
    }
    return counts;
  }

  private static Map<String, Long> map(WordCounts counts) {
    var map = new TreeMap<String, Long>();
    for (int word = 0; word < counts.size(); word++) {
      map.merge(counts.word(word), counts.count(word), Long::sum);
    }
    return map;
  }
}
