package dev.firth.embeddings.glove;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts of parts of a text add up to the file of the whole. */
class ShardedCooccurrencesTest {
  private static final int PARTS = 4;

  @TempDir Path folder;

  private String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int line = 0; line < 300; line++) {
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append('w').append(random.nextInt(1 + random.nextInt(150))).append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private IdCorpus ids(String text, Vocabulary vocabulary, String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".txt"), text);
    return IdCorpus.encode(
        Corpus.of(file),
        new WhitespaceWords(),
        vocabulary,
        folder.resolve(name + ".ids"),
        1,
        Progress.none());
  }

  @Test
  void partsAreTheWhole() throws IOException {
    String text = text(Seeds.random(0));
    Path path = Files.writeString(folder.resolve("text.txt"), text);
    try (var whole = CountedText.of(path, 2, folder)) {
      // So little memory that a file has many blocks.
      var options =
          CooccurrenceOptions.defaults().withMemoryBytes(1 << 20).withThreads(1).withWindow(7);
      Path file = folder.resolve("pairs.bin");
      new CooccurrenceCounter(whole.vocabulary(), whole.ids(), options)
          .write(file, Progress.none());
      var sharded = new ShardedCooccurrences(whole.vocabulary(), whole.ids().tokens(), options);
      assertTrue(sharded.blocks() > 1);
      assertArrayEquals(
          Files.readAllBytes(file), joined(sharded, counts(text, whole.vocabulary(), sharded)));
    }
  }

  /** By block, what each part has for it. */
  private List<List<byte[]>> counts(
      String text, Vocabulary vocabulary, ShardedCooccurrences sharded) throws IOException {
    List<List<byte[]>> counts = new ArrayList<>();
    for (int block = 0; block < sharded.blocks(); block++) {
      counts.add(new ArrayList<>());
    }
    List<String> lines = text.lines().toList();
    for (int part = 0; part < PARTS; part++) {
      List<String> own =
          lines.subList(part * lines.size() / PARTS, (part + 1) * lines.size() / PARTS);
      try (var ids = ids(String.join("\n", own) + "\n", vocabulary, "part" + part)) {
        sharded.count(
            ids, (block, bytes) -> counts.get(block).addFirst(bytes), folder, Progress.none());
      }
    }
    return counts;
  }

  private static byte[] joined(ShardedCooccurrences sharded, List<List<byte[]>> counts)
      throws IOException {
    var out = new ByteArrayOutputStream();
    for (int block = 0; block < counts.size(); block++) {
      long pairs = sharded.write(block, counts.get(block), out);
      assertTrue(pairs >= 0);
    }
    assertEquals(0, out.size() % CooccurrenceFile.BYTES_A_RECORD);
    return out.toByteArray();
  }

  @Test
  void damagedCountsAreTold() throws IOException {
    String text = text(Seeds.random(1));
    Path path = Files.writeString(folder.resolve("text.txt"), text);
    try (var whole = CountedText.of(path, 2, folder)) {
      var options = CooccurrenceOptions.defaults().withThreads(1);
      var sharded = new ShardedCooccurrences(whole.vocabulary(), whole.ids().tokens(), options);
      byte[] good = counts(text, whole.vocabulary(), sharded).getFirst().getFirst();
      byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
      var failure =
          assertThrows(
              BadInputException.class,
              () -> sharded.write(0, List.of(cut), OutputStream.nullOutputStream()));
      assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
    }
  }
}
