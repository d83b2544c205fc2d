package dev.firth.seq2seq.align;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairAttentionTest {
  private static final float[][] ONE = {
    {0.5f, 0.1f, 0.2f, 0.2f},
    {0.1f, 0.1f, 0.2f, 0.6f},
    {0.2f, 0.3f, 0.4f, 0.1f},
    {0.0f, 0.0f, 0.1f, 0.9f}
  };

  /** Source: "haus" in two pieces, "see"; target: "the" alone, "house" in two pieces, reversed. */
  private static final PairAttention PAIR = Pairs.pair("ha-us see", "ho-use lake", ONE);

  @Test
  void sourcePiecesAreAddedAndTargetPiecesAveraged() {
    AttentionMap map = PAIR.ofWords(PAIR.mean());
    assertEquals(List.of("haus", "see", "</s>"), map.sources());
    assertEquals(List.of("house", "lake", "</s>"), map.targets());
    assertArrayEquals(new float[] {0.4f, 0.2f, 0.4f}, map.weights()[0], 1e-6f);
    assertArrayEquals(new float[] {0.5f, 0.4f, 0.1f}, map.weights()[1], 1e-6f);
    assertArrayEquals(new float[] {0.0f, 0.1f, 0.9f}, map.weights()[2], 1e-6f);
  }

  @Test
  void theEndOfTheSourceIsNoWord() {
    var toEnd = new float[][] {{0.1f, 0.2f, 0.7f}, {0, 0, 1}};
    assertEquals("1-0", Pairs.pair("a b", "c", toEnd).alignment().toString());
    assertEquals("0-0 0-1", PAIR.alignment().toString());
  }

  @Test
  void headsAreAveraged() {
    var first = new float[][] {{1, 0, 0}, {0, 0, 1}};
    var second = new float[][] {{0.2f, 0.8f, 0}, {0.5f, 0, 0.5f}};
    PairAttention pair = Pairs.pair("a b", "c", first, second);
    assertArrayEquals(new float[] {0.6f, 0.4f, 0}, pair.mean()[0], 1e-6f);
    assertArrayEquals(new float[] {0.25f, 0, 0.75f}, pair.mean()[1], 1e-6f);
    assertEquals(List.of("a", "b", "</s>"), pair.ofPieces(second).sources());
  }

  @Test
  void withoutWordsThereAreNoLinks() {
    assertEquals("", Pairs.pair("", "c", new float[][] {{1}, {1}}).alignment().toString());
    assertEquals("", Pairs.pair("a", "", new float[][] {{0.5f, 0.5f}}).alignment().toString());
  }
}
