package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.vectors.WordCategories.Member;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordCategoriesTest {
  @TempDir Path folder;

  private WordCategories read(String text) throws IOException {
    return WordCategories.read(Files.writeString(folder.resolve("words.txt"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dog\tanimal\ncat\tanimal\noak\tplant\n",
        "word,category\ndog, animal\ncat,animal\noak,plant",
        "# comment\n\ndog animal\ncat animal\noak plant\n",
        "animal dog\nanimal cat\nplant oak\n",
        "dog\tanimal\ncat\tanimal\noak\tplant\ndog\tanimal\n",
        """
        dog-n\tanimal\tattri\tloyal-j
        dog-n\tanimal\tcoord\tcat-n
        cat-n\tanimal\tattri\tsoft-j
        oak-n\tplant\thyper\ttree-n
        """
      })
  void readsColumnsInEitherOrder(String text) throws IOException {
    var categories = read(text);
    assertEquals(
        List.of(
            new Member("dog", "animal"), new Member("cat", "animal"), new Member("oak", "plant")),
        categories.members());
    assertEquals(2, categories.categories());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dog\tanimal\ncat'|:2: expected a word and its category",
        "'dog\tanimal\ncat\tanimal\tfeline'|:2: expected a word and its category",
        "'dog\tanimal\n\tanimal'|:2:",
        "'dog\tanimal\ncat\tanimal\noak\tplant\ndog\tplant'|:4: 'dog' is in two categories",
        "'# nothing'|has no categories"
      })
  void namesTheLineThatIsWrong(String text, String message) {
    var e = assertThrows(BadInputException.class, () -> read(text));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void missingFile() {
    assertThrows(BadInputException.class, () -> WordCategories.read(folder.resolve("none")));
  }
}
