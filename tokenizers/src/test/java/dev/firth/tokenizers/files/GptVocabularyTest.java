package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GptVocabularyTest {
  private static final String VOCABULARY = "{\"a\": 0, \"Ġ\": 1, \"Ġa\": 2, \"\\\"\": 5}";
  private static final String MERGES = "#version: 0.2\nĠ a\n";

  @TempDir private Path folder;

  private BpeModel read(String vocabulary, String merges) throws IOException {
    return GptVocabulary.read(
        Files.writeString(folder.resolve("vocab.json"), vocabulary),
        Files.writeString(folder.resolve("merges.txt"), merges),
        BpeOptions.DEFAULTS);
  }

  @Test
  void readsBothFiles() throws IOException {
    BpeModel model = read(VOCABULARY, MERGES);
    assertEquals(Map.of("a", 0, "Ġ", 1, "Ġa", 2, "\"", 5), model.vocabulary());
    assertEquals(List.of(new Merge("Ġ", "a")), model.merges());
  }

  @Test
  void writesWhatItReads() throws IOException {
    BpeModel model = read(VOCABULARY, MERGES);
    Path vocabulary = folder.resolve("vocab2.json");
    Path merges = folder.resolve("merges2.txt");
    GptVocabulary.write(model, vocabulary, merges);
    BpeModel again = GptVocabulary.read(vocabulary, merges, BpeOptions.DEFAULTS);
    assertEquals(model.vocabulary(), again.vocabulary());
    assertEquals(MERGES, Files.readString(merges));
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertComplains(VOCABULARY, "Ġ a b\n", "merges.txt line 1: not two tokens");
    assertComplains(VOCABULARY, "#version: 0.2\nĠ x\n", "merge 1 ('Ġ' 'x'): 'x' is not in");
    assertComplains(VOCABULARY, "a a\n", "'aa' is not in the vocabulary");
    assertComplains("{\"a\": 0, \"a\": 1}", MERGES, "the token 'a' comes twice");
    assertComplains("{\"a\": 0, \"b\": 0}", "", "have the same id 0");
    assertComplains("{\"a\": -1}", "", "has the id -1");
    assertComplains("{\"a\": 2000000000}", "", "too large");
    assertComplains("{\"a\": 99999999999}", "", "vocab.json line 1");
    assertComplains("{\"a\": \"b\"}", "", "the id of 'a' is no whole number");
    assertComplains("{\"a\": 0", "", "vocab.json line 1");
    assertComplains("[]", "", "not a JSON object");
    assertComplains("{} 1", "", "there is more");
  }

  private void assertComplains(String vocabulary, String merges, String what) {
    var error = assertThrows(BadInputException.class, () -> read(vocabulary, merges));
    assertTrue(error.getMessage().contains(what), error.getMessage());
  }
}
