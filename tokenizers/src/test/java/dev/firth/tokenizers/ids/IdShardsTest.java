package dev.firth.tokenizers.ids;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.RandomText;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTable;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdShardsTest {
  private static final WhitespaceWords WORDS = new WhitespaceWords();
  private static final Vocabulary SMALL = Vocabulary.of(List.of("a", "b"), new long[] {2, 1});

  @TempDir Path folder;

  @Test
  void shardsAreTheWhole() throws IOException {
    var random = Seeds.random(0);
    String text = new RandomText(random, 3000).lines(70_000) + "the end";
    Path file = Files.writeString(folder.resolve("text"), text);
    Vocabulary vocabulary = count(file, 3, 1000);
    Path whole = folder.resolve("whole.ids");
    long length;
    try (var ids = encode(Corpus.of(file), vocabulary, whole)) {
      length = ids.length();
    }
    assertTrue(length > 2 * IdFrame.BLOCK_INTS, length + " ints");
    var shards = new ArrayList<Path>();
    var summed = new WordTable(1);
    long tokens = 0;
    for (int from = 0; from < text.length(); ) {
      int near = Math.min(text.length(), from + 1 + random.nextInt(text.length() / 4));
      int end = text.indexOf('\n', near - 1) + 1;
      end = end == 0 ? text.length() : end;
      Path part = Files.writeString(folder.resolve("part"), text.substring(from, end));
      Path shard = folder.resolve("part-%03d.ids".formatted(shards.size()));
      try (var corpus = Corpus.ofPart(part, "text", from == 0)) {
        tokens += addCounts(part, summed);
        encode(corpus, vocabulary, shard).close();
      }
      shards.add(shard);
      from = end;
    }
    Path joined = folder.resolve("joined.ids");
    IdShards.join(shards, joined);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(joined));
    IdCorpus.open(joined).close();
    assertSame(vocabulary, Vocabulary.ofCounts(summed, 3, 1000, tokens));
  }

  @Test
  void blocksAreOfTheSameLength() throws IOException {
    int line = IdFrame.BLOCK_INTS - 10;
    Path text = folder.resolve("text");
    Files.writeString(text, "a ".repeat(line) + "\n" + "b ".repeat(100) + "\n");
    Path file = folder.resolve("text.ids");
    encode(Corpus.of(text), SMALL, file).close();
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int ints = line + 102;
    assertEquals(ints, bytes.getLong(16));
    assertEquals(2, bytes.getLong(32));
    assertEquals(IdFrame.BLOCK_INTS, bytes.getInt(64 + 4 * ints));
    assertEquals(ints - IdFrame.BLOCK_INTS, bytes.getInt(64 + 4 * ints + 8));
  }

  @Test
  void anEmptyShardAddsNothing() throws IOException {
    Path one = shard("one", "a b\n", SMALL);
    Path none = shard("none", "", SMALL);
    Path joined = folder.resolve("joined.ids");
    IdShards.join(List.of(none, one, none), joined);
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(joined));
  }

  @Test
  void badShardsAreRefused() throws IOException {
    Path one = shard("one", "a b\n", SMALL);
    Path other = shard("other", "a b\n", Vocabulary.of(List.of("b", "a"), new long[] {2, 1}));
    assertRefused(List.of(one, other), other + " was encoded with another vocabulary than " + one);
    byte[] good = Files.readAllBytes(one);
    Path cut = Files.write(folder.resolve("cut.ids"), Arrays.copyOf(good, good.length - 5));
    assertRefused(List.of(one, cut), cut + " is cut off or damaged");
    good[65] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.ids"), good);
    assertRefused(List.of(damaged, one), damaged + " is damaged in the block at byte 64");
    Path text = Files.writeString(folder.resolve("text.ids"), "no ids");
    assertRefused(List.of(one, text), text + " is no id file");
  }

  private void assertRefused(List<Path> shards, String message) {
    Path joined = folder.resolve("refused.ids");
    var e = assertThrows(BadInputException.class, () -> IdShards.join(shards, joined));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertFalse(Files.exists(joined));
  }

  private static void assertSame(Vocabulary expected, Vocabulary actual) {
    assertEquals(expected.fingerprint(), actual.fingerprint());
    assertArrayEquals(expected.counts(), actual.counts());
    assertEquals(expected.corpusTokens(), actual.corpusTokens());
  }

  /** What a part's words add to the counts of the whole. */
  private long addCounts(Path part, WordTable sum) throws IOException {
    Vocabulary counted = count(part, 1, 0);
    for (int id = 0; id < counted.size(); id++) {
      byte[] word = counted.word(id).getBytes(UTF_8);
      sum.add(word, 0, word.length, counted.count(id));
    }
    return counted.corpusTokens();
  }

  private static Vocabulary count(Path text, long minCount, int maxSize) throws IOException {
    var options =
        VocabularyOptions.defaults().withMinCount(minCount).withMaxSize(maxSize).withThreads(1);
    return VocabularyCounter.count(Corpus.of(text), WORDS, options, Progress.none()).vocabulary();
  }

  private Path shard(String name, String text, Vocabulary vocabulary) throws IOException {
    Path file = folder.resolve(name + ".ids");
    encode(Corpus.of(Files.writeString(folder.resolve(name), text)), vocabulary, file).close();
    return file;
  }

  private static IdCorpus encode(Corpus corpus, Vocabulary vocabulary, Path file)
      throws IOException {
    return IdCorpus.encode(corpus, WORDS, vocabulary, file, 2, Progress.none());
  }
}
