package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentErrorRateTest {
  @TempDir Path folder;

  private AlignmentErrorRate rate(String predicted, String gold, int first) throws IOException {
    Path links = Files.writeString(folder.resolve("links"), predicted);
    Path right = Files.writeString(folder.resolve("gold"), gold);
    return new AlignmentErrorRate(
        new AlignmentFiles(0).read(links), new AlignmentFiles(first).readGold(right));
  }

  /** The example in the documentation of NLTK's alignment_error_rate. */
  @Test
  void withoutPossibleLinksItIsOneMinusFMeasure() throws IOException {
    AlignmentErrorRate rate = rate("0-0 1-2 2-1\n", "0-0 1-1 2-2\n", 0);
    assertEquals(200.0 / 3, rate.value(), 1e-9);
    assertEquals(100.0 / 3, rate.precision(), 1e-9);
    assertEquals(100.0 / 3, rate.recall(), 1e-9);
  }

  /**
   * By hand from the formulas: 5 links, 3 sure ones; 2 links are sure, 2 more possible: 1 - (2 + 4)
   * / (5 + 3).
   */
  @Test
  void possibleLinksCountForPrecisionAlone() throws IOException {
    AlignmentErrorRate rate =
        rate("ein Satz\t0-0 1-1 1-2\n2-2 3-3 3-3\n", "1-1 2-2 2p3\n3P3 4-3\n", 1);
    assertEquals(25, rate.value(), 1e-9);
    assertEquals(80, rate.precision(), 1e-9);
    assertEquals(200.0 / 3, rate.recall(), 1e-9);
    assertEquals(5L, rate.score().parts().get("links"));
  }

  @Test
  void likeGoldIsNoError() throws IOException {
    assertEquals(0, rate("0-0 2-1\n\n", "2-1 0-0 1p1\n\n", 0).value(), 1e-9);
    assertEquals(100, rate("\n", "0-0\n", 0).value(), 1e-9);
    assertTrue(Double.isNaN(rate("\n", "\n", 0).value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0-0 1\n", "a-b\n", "0--1\n", "-1-2\n", "0-0\n99999999-1\n", "0-1,1-2\n", "0p1\n"})
  void otherLinesAreRefused(String text) {
    var error = assertThrows(BadInputException.class, () -> rate(text, "0-0\n", 0));
    assertTrue(error.getMessage().contains("links:"), error.getMessage());
  }

  @Test
  void wordsAreCountedFromOneOnlyWhereThatIsSaid() {
    assertThrows(BadInputException.class, () -> rate("0-0\n", "1-0\n", 1));
  }
}
