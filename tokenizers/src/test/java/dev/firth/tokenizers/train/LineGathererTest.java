package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineGathererTest {
  private final List<String> seen = new ArrayList<>();

  @Test
  void piecesOfALineAreOneLine() {
    var lines = gatherer(true);
    piece(lines, "one ", false);
    piece(lines, "two", true);
    piece(lines, "three", true);
    assertEquals(List.of("one two\n", "three\n"), seen);
  }

  @Test
  void aLineThatGoesOnInTheNextSplitIsCut() {
    var lines = gatherer(true);
    piece(lines, "one ", false);
    lines.endSplit();
    piece(lines, "other", true);
    lines.endSplit();
    assertEquals(List.of("one ", "other\n"), seen);
  }

  private LineGatherer gatherer(boolean withLineEnds) {
    return new LineGatherer(
        WholeLines.INSTANCE,
        (utf8, offset, length) ->
            seen.add(new String(utf8, offset, length, StandardCharsets.UTF_8)),
        withLineEnds);
  }

  private static void piece(LineGatherer lines, String text, boolean endsLine) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    lines.piece(utf8, 0, utf8.length, endsLine);
  }
}
