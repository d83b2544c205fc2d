package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes and joint vocabularies that subword-nmt learned from two texts. */
class SubwordNmtLearnerTest {
  private static final Path REFERENCE = Path.of("src/test/resources/parity/subword-nmt-learner");

  @TempDir Path folder;

  private static WordCounts count(String name) throws IOException {
    try (var corpus = Corpus.of(REFERENCE.resolve(name))) {
      return WordCounter.withDefaults().count(corpus, new BlankWords());
    }
  }

  @Test
  void learnsTheSameCodesAndVocabularies() throws IOException {
    WordCounts a = count("a.txt");
    WordCounts b = count("b.txt");
    LearnedMerges merges = new SubwordNmtLearner(500, 3).learn(a.plus(b), Progress.none());
    Path codes = folder.resolve("codes.txt");
    SubwordNmtLearner.writeCodes(merges, codes);
    assertEquals(Files.readString(REFERENCE.resolve("codes.txt")), Files.readString(codes));
    checkVocabulary("vocab.a.txt", SubwordNmtLearner.vocabulary(merges, a, 0));
    checkVocabulary("vocab.b.txt", SubwordNmtLearner.vocabulary(merges, b, 0));
  }

  /** The order of tokens of equal count is that of a hash table there. */
  private void checkVocabulary(String name, Map<String, Long> vocabulary) throws IOException {
    Path file = folder.resolve(name);
    SubwordNmtLearner.writeVocabulary(vocabulary, file);
    List<String> written = Files.readAllLines(file);
    List<String> expected = Files.readAllLines(REFERENCE.resolve(name));
    assertEquals(expected.size(), written.size());
    assertEquals(new HashSet<>(expected), new HashSet<>(written));
    assertEquals(
        expected.stream().map(line -> line.split(" ")[1]).toList(),
        written.stream().map(line -> line.split(" ")[1]).toList());
  }

  @Test
  void rareTokensAreLeftOutAndASmallTextEndsEarly() {
    WordCounts words = WordCounts.of(Map.of("aab", 3L, "b", 1L));
    LearnedMerges merges = new SubwordNmtLearner(9, 2).learn(words, Progress.none());
    assertEquals(
        List.of("aab</w>"),
        merges.tokens().subList(merges.tokens().size() - 1, merges.tokens().size()));
    assertTrue(
        merges.notes().getFirst().contains("2 merges instead of 9"), merges.notes().toString());
    assertEquals(Map.of("aab", 3L), SubwordNmtLearner.vocabulary(merges, words, 2));
  }
}
