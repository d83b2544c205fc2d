package dev.firth.tokenizers.phrases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseModelTest {
  private static final PhraseModel MODEL =
      new PhraseModel(
          "_",
          List.of(
              List.of(new Phrase("new", "york", 12, 34.5), new Phrase("café", "noir", 7, -0.25)),
              List.of(new Phrase("new_york", "times", 5, 1e9))));

  @TempDir Path folder;

  private String refused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("m.phrases"), bytes);
    var refused = assertThrows(BadInputException.class, () -> PhraseModel.load(file));
    assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    return refused.getMessage().replace(folder + "/", "");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("m.phrases");
    MODEL.save(file);
    var read = PhraseModel.load(file);
    assertEquals(MODEL.passes(), read.passes());
    assertEquals("_", read.delimiter());
    assertTrue(Files.readString(file).startsWith("firth-phrases 1\ndelimiter _\npasses 2\n"));
    new PhraseModel("_", List.of()).save(file);
    assertEquals(List.of(), PhraseModel.load(file).passes());
  }

  @Test
  void tokenizerJoins() {
    var tokens = new ArrayList<String>();
    byte[] text = "the new york times of new york".getBytes(StandardCharsets.UTF_8);
    var words = MODEL.tokenizer(new WhitespaceWords());
    words.tokenize(
        text,
        0,
        text.length,
        (utf8, offset, length) ->
            tokens.add(new String(utf8, offset, length, StandardCharsets.UTF_8)));
    assertEquals(List.of("the", "new_york_times", "of", "new_york"), tokens);
    assertTrue(words.signature().startsWith("whitespace,phrases:"), words.signature());
  }

  @Test
  void namesWhatIsWrong() throws IOException {
    assertEquals("m.phrases, line 1 is missing: the file was cut off", refused(new byte[0]));
    assertEquals(
        "m.phrases, line 1 is not 'firth-phrases 1': this is no phrase model",
        refused("the 5\n".getBytes(StandardCharsets.UTF_8)));
    String head = "firth-phrases 1\ndelimiter _\npasses ";
    assertTrue(refused((head + "-1\n").getBytes(StandardCharsets.UTF_8)).contains("no number of"));
    assertEquals(
        "m.phrases, line 5 is missing: the file was cut off",
        refused((head + "2000000000\nphrases 2000000000\n").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void damageIsFound() throws IOException {
    Path file = folder.resolve("m.phrases");
    MODEL.save(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 1; length++) {
      refused(Damage.truncated(whole, length).bytes());
    }
    refused(Damage.extended(whole, 1).bytes());
    var random = Seeds.random(0);
    for (int i = 0; i < 400; i++) {
      refused(Damage.bitFlipped(whole, random.nextLong(8L * (whole.length - 1))).bytes());
    }
  }
}
