package dev.firth.tokenizers.model.unigram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.tokenizers.TokenBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnigramModelTest {
  private static final List<ScoredPiece> PIECES =
      List.of(
          new ScoredPiece("<unk>", 0),
          new ScoredPiece("a", 0),
          new ScoredPiece("b", 0),
          new ScoredPiece("c", 0),
          new ScoredPiece("d", 0),
          new ScoredPiece("cd", 1),
          new ScoredPiece("ab", 2),
          new ScoredPiece("abc", 5),
          new ScoredPiece("abcd", 10),
          new ScoredPiece("😀", 1));

  private final UnigramModel model = new UnigramModel(PIECES, 0, false);

  @Test
  void likeliestPieces() {
    assertArrayEquals(new int[] {8, 1, 5, 0}, ids("abcdacdxx"));
    assertArrayEquals(new int[] {0, 9, 0, 1}, ids("x😀😁a"));
    assertArrayEquals(new int[0], ids(""));
  }

  @Test
  void runsOfUnknownCharactersAreOneToken() {
    TokenBuffer tokens = tokens(model, "axyzb");
    assertArrayEquals(new int[] {1, 0, 2}, tokens.ids());
    assertEquals(1, tokens.start(1));
    assertEquals(4, tokens.end(1));
  }

  @Test
  void halfPairsAreUnknown() {
    assertArrayEquals(new int[] {1, 0, 1}, ids("a\ud83da"));
    assertArrayEquals(new int[] {1, 0}, ids("a\ude00"));
  }

  @Test
  void unknownCharactersBecomeBytes() {
    var pieces = new ArrayList<>(PIECES);
    pieces.add(new ScoredPiece("<0xC3>", -5));
    pieces.add(new ScoredPiece("<0xA4>", -5));
    var bytes = new UnigramModel(pieces, 0, true);
    assertArrayEquals(new int[] {1, 10, 11, 1}, tokens(bytes, "aäa").ids());
    // The bytes of the run are not all there.
    assertArrayEquals(new int[] {1, 0, 1}, tokens(bytes, "aäöa").ids());
  }

  @Test
  void withoutUnknownToken() {
    var strict = new UnigramModel(PIECES, UnigramModel.NO_UNKNOWN, false);
    assertArrayEquals(new int[] {8}, tokens(strict, "abcd").ids());
    assertThrows(IllegalStateException.class, () -> tokens(strict, "abx"));
  }

  @Test
  void vocabulary() {
    assertEquals(10, model.size());
    assertEquals(7, model.idOf("abc"));
    assertEquals(-1, model.idOf("abcde"));
    assertEquals("abc", model.tokenOf(7));
    assertNull(model.tokenOf(10));
    assertThrows(IllegalArgumentException.class, () -> new UnigramModel(PIECES, 10, false));
  }

  private int[] ids(String text) {
    return tokens(model, text).ids();
  }

  private static TokenBuffer tokens(UnigramModel model, String text) {
    var tokens = new TokenBuffer(true);
    model.tokenize(text, tokens);
    return tokens;
  }
}
