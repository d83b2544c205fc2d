package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("warmup", "dropout", "dim", "lr", "label-smoothing", "patience", "threads");

  @ParameterizedTest
  @CsvSource({
    "warmpu,warmup",
    "drop-out,dropout",
    "dims,dim",
    "labelsmoothing,label-smoothing",
    "patence,patience",
    "thread,threads",
    "lr,lr"
  })
  void findsWhatWasMeant(String unknown, String meant) {
    assertEquals(Optional.of(meant), NearestName.of(unknown, KNOWN));
    assertEquals("; did you mean " + meant + "?", NearestName.question(unknown, KNOWN));
  }

  @Test
  void saysNothingWhereNothingIsNear() {
    assertEquals(Optional.empty(), NearestName.of("colourfulness", KNOWN));
    assertEquals("", NearestName.question("colourfulness", KNOWN));
    assertEquals("", NearestName.question("x", List.of()));
  }

  @Test
  void ofEqualsTheFirstByTheAlphabet() {
    assertEquals(Optional.of("ab"), NearestName.of("a", List.of("ac", "ab")));
  }
}
