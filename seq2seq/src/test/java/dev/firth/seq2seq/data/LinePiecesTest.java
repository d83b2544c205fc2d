package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePiecesTest {
  @TempDir Path folder;

  private SentenceFile write(List<List<int[]>> lines) throws IOException {
    return SentenceFile.open(Sentences.write(folder.resolve("a.ids"), 1, lines));
  }

  private static long[] in(LinePieces pieces, int example) {
    long[] row = new long[pieces.targetLength(example)];
    pieces.copyTargetIn(example, row, 0);
    return row;
  }

  private static long[] out(LinePieces pieces, int example) {
    long[] row = new long[pieces.targetLength(example)];
    pieces.copyTargetOut(example, row, 0);
    return row;
  }

  @Test
  void aLongLineIsCutAndNothingIsLost() throws IOException {
    try (var file = write(List.of(List.of(new int[] {5, 6}), List.of(new int[] {7, 8, 9, 10})))) {
      var pieces = new LinePieces(file, Sentences.SPECIAL, 3);
      assertEquals(3, pieces.count());
      assertEquals(2, pieces.lines());
      assertEquals(1, pieces.cutLines());
      assertArrayEquals(new long[] {1, 5, 6}, in(pieces, 0));
      assertArrayEquals(new long[] {5, 6, 2}, out(pieces, 0));
      assertArrayEquals(new long[] {1, 7, 8}, in(pieces, 1));
      assertArrayEquals(new long[] {7, 8, 9}, out(pieces, 1));
      assertArrayEquals(new long[] {9, 10}, in(pieces, 2));
      assertArrayEquals(new long[] {10, 2}, out(pieces, 2));
      assertEquals(1, pieces.sentenceLength(2));
    }
  }

  @Test
  void theEndTokenAloneMayBeAPiece() throws IOException {
    try (var file = write(List.of(List.of(new int[] {5, 6, 7})))) {
      var pieces = new LinePieces(file, Sentences.SPECIAL, 3);
      assertEquals(2, pieces.count());
      assertArrayEquals(new long[] {7}, in(pieces, 1));
      assertArrayEquals(new long[] {2}, out(pieces, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void piecesTogetherAreTheLines(int context) throws IOException {
    var lines = Sentences.random(Seeds.random(context), 300, 1, 20);
    try (var file = write(lines)) {
      var pieces = new LinePieces(file, Sentences.SPECIAL, context);
      var expected =
          lines.stream()
              .flatMapToLong(
                  line ->
                      LongStream.concat(
                          LongStream.of(1),
                          LongStream.concat(
                              Arrays.stream(line.getFirst()).asLongStream(), LongStream.of(2))));
      var found = LongStream.builder();
      for (int i = 0; i < pieces.count(); i++) {
        if (in(pieces, i)[0] == 1) {
          found.add(1);
        }
        LongStream.of(out(pieces, i)).forEach(found::add);
      }
      assertArrayEquals(expected.toArray(), found.build().toArray());
    }
  }

  @Test
  void linesCanBeChosen() throws IOException {
    var lines = Sentences.random(Seeds.random(0), 50, 1, 9);
    try (var file = write(lines)) {
      var held = new LinePieces(file, Sentences.SPECIAL, 100, line -> line % 10 == 9);
      var rest = new LinePieces(file, Sentences.SPECIAL, 100, line -> line % 10 != 9);
      assertEquals(5, held.lines());
      assertEquals(45, rest.lines());
      assertEquals(lines.get(19).getFirst().length + 1, held.targetLength(1));
    }
  }

  @Test
  void pairsAreNoText() throws IOException {
    Path file = Sentences.write(folder.resolve("b.ids"), 2, List.of());
    try (var pairs = SentenceFile.open(file)) {
      assertThrows(
          IllegalArgumentException.class, () -> new LinePieces(pairs, Sentences.SPECIAL, 4));
    }
  }
}
