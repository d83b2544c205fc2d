package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiktokenFileTest {
  @TempDir private Path folder;

  /** Random ranks: most tokens put together from two others, some from nothing before them. */
  private static List<String> ranks(SplittableRandom random) {
    Set<String> tokens = new LinkedHashSet<>();
    for (int i = 0; i < 256; i++) {
      tokens.add(String.valueOf((char) (i + 97 & 0xFF)));
    }
    List<String> usual =
        new ArrayList<>(List.of("a", "e", "t", "h", " ", "i", "n", "\u00c3", "\u00a9"));
    for (int i = 0; i < 300; i++) {
      String left = usual.get(random.nextInt(usual.size()));
      String right = usual.get(random.nextInt(usual.size()));
      if (left.length() + right.length() < 12 && tokens.add(left + right)) {
        usual.add(left + right);
      }
    }
    tokens.add("the thin");
    return new ArrayList<>(tokens);
  }

  private static String file(List<String> tokens) {
    var text = new StringBuilder();
    for (int rank = 0; rank < tokens.size(); rank++) {
      byte[] bytes = tokens.get(rank).getBytes(StandardCharsets.ISO_8859_1);
      text.append(Base64.getEncoder().encodeToString(bytes)).append(' ').append(rank).append('\n');
    }
    return text.toString();
  }

  @Test
  void joinsWhatHasTheLowestRank() throws IOException {
    for (int index = 0; index < 10; index++) {
      SplittableRandom random = Seeds.random(index);
      List<String> tokens = ranks(random);
      Path file = Files.writeString(folder.resolve("ranks"), file(tokens));
      BpeModel model = TiktokenFile.read(file);
      Map<String, Integer> ranks = new HashMap<>();
      tokens.forEach(token -> ranks.put(token, ranks.size()));
      Tokenizer tokenizer =
          Tokenizer.builder(model).preTokenizer(TiktokenEncoding.R50K_BASE.preTokenizer()).build();
      for (int i = 0; i < 200; i++) {
        String word = " " + usualLetters(random);
        assertArrayEquals(byRank(word, ranks), tokenizer.ids(word), Seeds.describe(index));
      }
    }
  }

  private static String usualLetters(SplittableRandom random) {
    var word = new StringBuilder();
    int length = 1 + random.nextInt(40);
    for (int i = 0; i < length; i++) {
      word.append("aethin\u00e9".charAt(random.nextInt(7)));
    }
    return word.toString();
  }

  /** The definition: a whole piece first, then the leftmost of the pairs of the lowest rank. */
  private static int[] byRank(String piece, Map<String, Integer> ranks) {
    String bytes = new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<String> parts =
        new ArrayList<>(ranks.containsKey(bytes) ? List.of(bytes) : List.of(bytes.split("")));
    while (true) {
      int best = -1;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int rank = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
        if (rank < least) {
          least = rank;
          best = i;
        }
      }
      if (best < 0) {
        return parts.stream().mapToInt(ranks::get).toArray();
      }
      parts.set(best, parts.get(best) + parts.remove(best + 1));
    }
  }

  @Test
  void writesWhatItReads() throws IOException {
    String text = file(ranks(Seeds.random(0)));
    Path file = Files.writeString(folder.resolve("a.tiktoken"), text);
    TiktokenFile.write(TiktokenFile.read(file), folder.resolve("b.tiktoken"));
    assertEquals(text, Files.readString(folder.resolve("b.tiktoken")));
  }

  @Test
  void hasTheSpecialTokensOfAnEncoding() throws IOException {
    String text = file(ranks(Seeds.random(0)));
    Path file = Files.writeString(folder.resolve("cl100k_base.tiktoken"), text);
    TiktokenEncoding encoding = TiktokenEncoding.named("cl100k_base.tiktoken").orElseThrow();
    Tokenizer tokenizer =
        Tokenizer.builder(encoding.read(file))
            .preTokenizer(encoding.preTokenizer())
            .addedTokens(encoding.addedTokens())
            .build();
    assertEquals(100_257, tokenizer.idOf("<|endoftext|>"));
    assertArrayEquals(new int[] {100_276}, tokenizer.ids("<|endofprompt|>"));
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    String good = file(ranks(Seeds.random(0)));
    assertComplains(good + "YQ== 9999\n", "rank 9999", "second time");
    assertComplains(good.replace(" 7\n", " 8\n"), "line 9", "rank 8 is that of line 8");
    assertComplains(good.replace(" 7\n", " x\n"), "line 8", "'x' is no rank");
    assertComplains("?" + good, "line 1", "is not base 64");
    assertComplains(good.substring(0, 500), "", "");
    assertComplains("", "", "byte 0 is no token");
  }

  private void assertComplains(String text, String where, String what) throws IOException {
    Path file = Files.writeString(folder.resolve("bad"), text);
    var error = assertThrows(BadInputException.class, () -> TiktokenFile.read(file));
    assertTrue(
        error.getMessage().contains(where) && error.getMessage().contains(what),
        error.getMessage());
  }

  @Test
  void damagedFilesAreRefusedOrStillWhole() throws IOException {
    byte[] good = file(ranks(Seeds.random(0))).getBytes(StandardCharsets.ISO_8859_1);
    Damage.fuzz(good, 200).forEach(this::readsOrRefuses);
  }

  private void readsOrRefuses(Damage damage) {
    try {
      BpeModel model = TiktokenFile.read(damage.writeTo(folder.resolve("damaged")));
      assertTrue(model.size() >= 256, damage::what);
    } catch (BadInputException expected) {
      assertTrue(expected.getMessage().contains("damaged"), expected.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
