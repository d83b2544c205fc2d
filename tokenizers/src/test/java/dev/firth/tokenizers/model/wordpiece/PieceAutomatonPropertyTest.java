package dev.firth.tokenizers.model.wordpiece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.TokenBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The automaton cuts as the definition does, which tries all ends of a token, longest first. */
class PieceAutomatonPropertyTest {
  private static final String PREFIX = "##";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20})
  void cutsAsTheDefinition(int letters) {
    for (int round = 0; round < 60; round++) {
      int index = letters * 1000 + round;
      SplittableRandom random = Seeds.random(index);
      Map<String, Integer> vocabulary = vocabulary(random, letters);
      var model = new WordPieceModel(vocabulary, WordPieceOptions.defaults());
      for (int i = 0; i < 200; i++) {
        String word = word(random, letters, 1 + random.nextInt(i % 20 == 0 ? 120 : 14));
        assertEquals(
            definition(vocabulary, word), ids(model, word), word + ", " + Seeds.describe(index));
      }
    }
  }

  @Test
  void longWordIsCutInLinearTime() {
    var vocabulary = new LinkedHashMap<String, Integer>();
    vocabulary.put("[UNK]", 0);
    vocabulary.put("a", 1);
    vocabulary.put("##a", 2);
    vocabulary.put("a".repeat(2000) + "b", 3);
    vocabulary.put("##" + "a".repeat(2000) + "b", 4);
    var options = WordPieceOptions.defaults().withMaxInputCharsPerWord(3_000_000);
    var model = new WordPieceModel(vocabulary, options);
    // Trying all ends would look at 6e9 units.
    assertEquals(3_000_000, ids(model, "a".repeat(3_000_000)).size());
  }

  private static Map<String, Integer> vocabulary(SplittableRandom random, int letters) {
    var vocabulary = new LinkedHashMap<String, Integer>();
    vocabulary.put("[UNK]", 0);
    int size = 1 + random.nextInt(random.nextBoolean() ? 12 : 400);
    for (int i = 0; i < size; i++) {
      String token = word(random, letters, 1 + random.nextInt(6));
      vocabulary.putIfAbsent((random.nextBoolean() ? PREFIX : "") + token, vocabulary.size());
    }
    return vocabulary;
  }

  private static String word(SplittableRandom random, int letters, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int letter = random.nextInt(letters);
      word.append(random.nextInt(50) == 0 ? "#" : letter == 4 ? "😀" : letter(letter));
    }
    return word.toString();
  }

  private static String letter(int index) {
    return String.valueOf((char) (index < 10 ? 'a' + index : '語' + index));
  }

  private static List<Integer> definition(Map<String, Integer> vocabulary, String word) {
    var unknown = List.of(vocabulary.get("[UNK]"));
    if (word.codePointCount(0, word.length()) > 100) {
      return unknown;
    }
    var ids = new ArrayList<Integer>();
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      while (end > start && !vocabulary.containsKey(piece(word, start, end))) {
        end--;
      }
      if (end == start) {
        return unknown;
      }
      ids.add(vocabulary.get(piece(word, start, end)));
      start = end;
    }
    return ids;
  }

  private static String piece(String word, int start, int end) {
    return (start > 0 ? PREFIX : "") + word.substring(start, end);
  }

  private static List<Integer> ids(WordPieceModel model, String word) {
    var tokens = new TokenBuffer(false);
    model.tokenize(word, tokens);
    var ids = new ArrayList<Integer>();
    for (int i = 0; i < tokens.size(); i++) {
      ids.add(tokens.id(i));
    }
    return ids;
  }
}
