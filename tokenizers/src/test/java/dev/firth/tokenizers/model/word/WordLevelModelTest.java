package dev.firth.tokenizers.model.word;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.UnencodableTextException;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one pass over words gives what the parts give. */
class WordLevelModelTest {
  private static final WhitespaceSplit SPLIT = new WhitespaceSplit();

  private static Map<String, Integer> vocabulary() {
    var vocabulary = new LinkedHashMap<String, Integer>();
    for (String word :
        List.of("<unk>", "a", "the", "b", "ab", "é", "語", "😀", "\uFFFD", "a\uFFFD")) {
      vocabulary.put(word, vocabulary.size() * 3);
    }
    for (int i = 0; i < 400; i++) {
      SPLIT.split(
          NormalizedText.of(HardStrings.random(Seeds.random(1_000 + i), 8)),
          piece -> vocabulary.putIfAbsent(piece.toString(), vocabulary.size() * 3));
    }
    return vocabulary;
  }

  @Test
  void onePassGivesWhatThePartsGive() {
    var model = new WordLevelModel(vocabulary(), "<unk>");
    var texts = new ArrayList<>(HardStrings.all());
    for (int i = 0; i < 400; i++) {
      texts.add(HardStrings.random(Seeds.random(i), 30));
      texts.add(HardStrings.random(Seeds.random(1_000 + i), 8));
    }
    FusedEncoder fused = model.fuse(null, SPLIT).orElseThrow();
    for (String text : texts) {
      List<String> expected = byParts(model, text);
      var placed = new TokenBuffer(true);
      fused.encode(text, 0, text.length(), placed);
      assertEquals(expected, describe(placed), text);
      var ids = new TokenBuffer(false);
      fused.encode(text, 0, text.length(), ids);
      assertArrayEquals(placed.ids(), ids.ids(), text);
    }
  }

  private static List<String> byParts(WordLevelModel model, String text) {
    var all = new TokenBuffer(true);
    SPLIT.split(
        NormalizedText.of(text),
        piece -> {
          var tokens = new TokenBuffer(true);
          model.tokenize(piece, tokens);
          int end = piece.originalEnd(tokens.end(0) - 1);
          all.add(tokens.id(0), piece.originalStart(0), end, all.beginWord());
        });
    return describe(all);
  }

  private static List<String> describe(TokenBuffer tokens) {
    var all = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      all.add(tokens.id(i) + ":" + tokens.start(i) + "-" + tokens.end(i) + " in " + tokens.word(i));
    }
    return all;
  }

  @Test
  void partsOfATextAreEncodedAlone() {
    var fused = new WordLevelModel(vocabulary(), "<unk>").fuse(null, SPLIT).orElseThrow();
    var tokens = new TokenBuffer(true);
    fused.encode("xa the b", 1, 6, tokens); // "a the"
    assertEquals(List.of("3:1-2 in 0", "6:3-6 in 1"), describe(tokens));
  }

  @Test
  void withoutUnknownTokenUnknownWordsAreRefused() {
    var model = new WordLevelModel(Map.of("a", 0), "<unk>");
    var fused = model.fuse(null, SPLIT).orElseThrow();
    var tokens = new TokenBuffer(false);
    fused.encode("a  a", 0, 4, tokens);
    assertArrayEquals(new int[] {0, 0}, tokens.ids());
    assertThrows(UnencodableTextException.class, () -> fused.encode("a b", 0, 3, tokens));
    assertThrows(UnencodableTextException.class, () -> model.tokenize("b", tokens));
  }

  @Test
  void otherPartsAreNotFused() {
    var model = new WordLevelModel(Map.of("a", 0), "a");
    assertTrue(model.fuse(null, new Whitespace()).isEmpty());
    assertTrue(model.fuse(new Nfc(), SPLIT).isEmpty());
    assertTrue(model.fuse(null, null).isEmpty());
  }
}
