package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.tokenizers.TokenBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BpeModelTest {
  @Test
  void mergesByRankAndFromTheLeft() {
    var model =
        new BpeModel(
            Map.of("a", 0, "b", 1, "ab", 2, "aa", 3, "aab", 4),
            List.of(new Merge("a", "a"), new Merge("a", "b"), new Merge("aa", "b")),
            BpeOptions.DEFAULTS);
    assertEquals(List.of("aa", "ab"), tokens(model, "aaab"));
    assertEquals(List.of("aab"), tokens(model, "aab"));
  }

  private static List<String> tokens(BpeModel model, String piece) {
    var buffer = new TokenBuffer(true);
    model.tokenize(piece, buffer);
    var tokens = new ArrayList<String>();
    for (int i = 0; i < buffer.size(); i++) {
      tokens.add(model.tokenOf(buffer.id(i)));
    }
    return tokens;
  }
}
