package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.files.SubwordNmtCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The segmentation of subword-nmt on the lines that {@code generate.py} gave to it. */
class SubwordNmtModelTest {
  private static final Path FOLDER = Path.of("src/test/resources/parity/subword-nmt");

  @Test
  void writesTheSameParts() throws IOException {
    check("codes.txt", SubwordNmtOptions.DEFAULTS, "expected.txt");
    check("codes-0.1.txt", SubwordNmtOptions.DEFAULTS, "expected-0.1.txt");
  }

  @Test
  void takesRarePartsApart() throws IOException {
    for (int threshold : new int[] {2, 4}) {
      Set<String> parts =
          SubwordNmtCodes.readVocabulary(FOLDER.resolve("vocabulary.txt"), threshold);
      SubwordNmtOptions options = SubwordNmtOptions.DEFAULTS.withVocabulary(parts);
      check("codes.txt", options, "expected-threshold-" + threshold + ".txt");
      check("codes-0.1.txt", options, "expected-0.1-threshold-" + threshold + ".txt");
    }
  }

  @Test
  void leavesGlossariesAsTheyAre() throws IOException {
    List<String> glossaries =
        List.of("USA", "<name>\\w*</name>", "<country>\\w*</country>", "\\d+");
    SubwordNmtOptions options = SubwordNmtOptions.DEFAULTS.withGlossaries(glossaries);
    check("codes.txt", options, "expected-glossaries.txt");
  }

  private static void check(String codes, SubwordNmtOptions options, String expected)
      throws IOException {
    SubwordNmtModel model = SubwordNmtCodes.read(FOLDER.resolve(codes), options);
    List<String> found = new ArrayList<>();
    for (String line : lines("text.txt")) {
      found.add(model.segment(line));
    }
    assertEquals(lines(expected), found, codes);
  }

  private static List<String> lines(String name) throws IOException {
    return List.of(Files.readString(FOLDER.resolve(name)).split("(?<=\n)"));
  }

  @Test
  void isAModelOfWords() throws IOException {
    SubwordNmtModel model =
        SubwordNmtCodes.read(FOLDER.resolve("codes.txt"), SubwordNmtOptions.DEFAULTS);
    var tokens = new TokenBuffer(true);
    model.tokenize("bakery", tokens);
    assertEquals(2, tokens.size());
    assertEquals("baker@@", model.tokenOf(tokens.id(0)));
    assertEquals(
        List.of(0, 5, 5, 6),
        List.of(tokens.start(0), tokens.end(0), tokens.start(1), tokens.end(1)));
    tokens.clear();
    model.tokenize("☃", tokens);
    assertEquals(SubwordNmtModel.UNKNOWN, model.tokenOf(tokens.id(0)));
  }
}
