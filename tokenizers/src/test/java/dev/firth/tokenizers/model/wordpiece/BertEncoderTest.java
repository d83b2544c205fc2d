package dev.firth.tokenizers.model.wordpiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one pass gives what the parts give one after the other, and what Hugging Face gives. */
class BertEncoderTest {
  private static final BertPreTokenizer PRE_TOKENIZER = new BertPreTokenizer();
  private static final Map<String, Integer> VOCABULARY = vocabulary();

  static Stream<BertNormalizer> normalizers() {
    return Stream.of(
        BertNormalizer.uncased(),
        BertNormalizer.cased(),
        new BertNormalizer(false, false, Optional.empty(), false),
        new BertNormalizer(false, true, Optional.of(true), false),
        new BertNormalizer(true, false, Optional.of(false), true),
        new BertNormalizer(false, false, Optional.of(true), true));
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void hardStringsGiveWhatThePartsGive(BertNormalizer normalizer) {
    var pair = new Pair(normalizer, model(100));
    HardStrings.all().forEach(pair::compare);
    pair.compareInside("é [x] caf\u0301e\u1b44 中𐐀");
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void randomTextGivesWhatThePartsGive(BertNormalizer normalizer) {
    for (int longest : new int[] {100, 5, 0}) {
      var pair = new Pair(normalizer, model(longest));
      for (int i = 0; i < 80; i++) {
        SplittableRandom random = Seeds.random(i);
        pair.compare(HardStrings.random(random, 40));
        pair.compare(randomCharacters(random));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void everyCharacterGivesWhatThePartsGive(BertNormalizer normalizer) {
    var pair = new Pair(normalizer, model(100));
    for (int from = 0; from < 0x30000; from += 512) {
      var text = new StringBuilder();
      for (int c = from; c < from + 512; c++) {
        text.append("a").appendCodePoint(c).append(c % 3 == 0 ? "b " : c % 3 == 1 ? "" : " ");
      }
      pair.compare(HardStrings.wellFormed(text.toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void givesWhatHuggingFaceGives(BertNormalizer normalizer) throws IOException {
    WordPieceModel model = model(100);
    var fused = model.fuse(normalizer, PRE_TOKENIZER).orElseThrow();
    try (var reference = HuggingFace.of(json(normalizer))) {
      int longest = normalizer.equals(BertNormalizer.uncased()) ? 20_000 : 1_000;
      var texts = new ArrayList<String>(HardStrings.all(longest));
      for (int i = 0; i < 80; i++) {
        texts.add(HardStrings.random(Seeds.random(i), 40));
        texts.add(randomCharacters(Seeds.random(i)));
      }
      for (String text : texts) {
        String wellFormed = HardStrings.wellFormed(text);
        assertEquals(reference.placed(wellFormed), placed(fused, wellFormed), wellFormed);
      }
    }
  }

  @Test
  void wordNumbersCountPieces() {
    var fused = model(100).fuse(BertNormalizer.uncased(), PRE_TOKENIZER).orElseThrow();
    var tokens = new TokenBuffer(true);
    fused.encode("abc, e\u0301 中x", 0, 10, tokens);
    int[] words = new int[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.word(i);
    }
    assertEquals(4, tokens.lastWord());
    assertEquals(0, words[0]);
    assertEquals(4, words[words.length - 1]);
  }

  @Test
  void longTextTakesLinearTime() {
    var fused = model(100).fuse(BertNormalizer.uncased(), PRE_TOKENIZER).orElseThrow();
    var tokens = new TokenBuffer(false);
    for (String run : HardStrings.longRuns(1_000_000)) {
      tokens.clear();
      fused.encode(run, 0, run.length(), tokens);
      assertTrue(tokens.size() <= run.length());
    }
    String marks = "a\u0301\u1b44".repeat(300_000);
    tokens.clear();
    fused.encode(marks, 0, marks.length(), tokens);
    assertEquals(1, tokens.size());
  }

  @Test
  void onlyPartsOfBertAreFused() {
    assertTrue(model(100).fuse(null, PRE_TOKENIZER).isPresent());
    assertTrue(model(100).fuse(null, null).isEmpty());
    assertTrue(model(100).fuse(BertNormalizer.cased(), new WhitespaceSplit()).isEmpty());
    assertTrue(model(100).fuse(text -> text, PRE_TOKENIZER).isEmpty());
  }

  /** The one pass beside the parts. */
  private record Pair(BertNormalizer normalizer, WordPieceModel model, FusedEncoder fused) {
    Pair(BertNormalizer normalizer, WordPieceModel model) {
      this(normalizer, model, model.fuse(normalizer, PRE_TOKENIZER).orElseThrow());
    }

    void compare(String text) {
      assertEquals(byParts(text), placed(fused, text), text);
      var ids = new TokenBuffer(false);
      fused.encode(text, 0, text.length(), ids);
      int[] expected =
          byParts(text).stream()
              .mapToInt(token -> Integer.parseInt(token.substring(0, token.indexOf(':'))))
              .toArray();
      assertArrayEquals(expected, ids.ids(), text);
    }

    /** A part of a text, every part, is encoded as if it were alone. */
    void compareInside(String text) {
      for (int from = 0; from < text.length(); from++) {
        for (int to = from; to <= text.length(); to++) {
          var inside = new TokenBuffer(false);
          fused.encode(text, from, to, inside);
          var alone = new TokenBuffer(false);
          fused.encode(text.substring(from, to), 0, to - from, alone);
          assertArrayEquals(alone.ids(), inside.ids(), from + " to " + to);
        }
      }
    }

    private List<String> byParts(String text) {
      var placed = new ArrayList<String>();
      var tokens = new TokenBuffer(true);
      PRE_TOKENIZER.split(
          normalizer.normalize(NormalizedText.of(text)),
          piece -> {
            tokens.clear();
            model.tokenize(piece, tokens);
            for (int i = 0; i < tokens.size(); i++) {
              int start = piece.originalStart(tokens.start(i));
              int end = piece.originalEnd(tokens.end(i) - 1);
              placed.add(tokens.id(i) + ":" + start + "-" + end);
            }
          });
      return placed;
    }
  }

  private static List<String> placed(FusedEncoder fused, String text) {
    var tokens = new TokenBuffer(true);
    fused.encode(text, 0, text.length(), tokens);
    var placed = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      placed.add(tokens.id(i) + ":" + tokens.start(i) + "-" + tokens.end(i));
    }
    return placed;
  }

  /** Characters of all planes, marks more often than not. */
  private static String randomCharacters(SplittableRandom random) {
    var text = new StringBuilder();
    int length = random.nextInt(40);
    while (length-- > 0) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(' ');
        case 1 -> text.appendCodePoint(random.nextInt(0x300, 0x370));
        case 2 -> text.append("\u1b44\u302e\u0301\u1bf2\u0323\u3099".charAt(random.nextInt(6)));
        case 3 -> text.appendCodePoint(random.nextInt(0x1d160, 0x1d175));
        case 4 -> text.appendCodePoint(random.nextInt(0x3000));
        case 5 -> text.appendCodePoint(random.nextInt(0xac00, 0xd7a4));
        case 6 -> text.appendCodePoint(random.nextInt(0x30000));
        default -> text.append((char) ('a' + random.nextInt(6)));
      }
    }
    return text.toString();
  }

  private static WordPieceModel model(int longest) {
    return new WordPieceModel(
        VOCABULARY, WordPieceOptions.defaults().withMaxInputCharsPerWord(longest));
  }

  /** Short pieces of many scripts, so that words with marks and jamo are cut and not unknown. */
  private static Map<String, Integer> vocabulary() {
    var vocabulary = new LinkedHashMap<String, Integer>();
    for (String token : List.of("[UNK]", "the", "##ing", "ab", "##ab", "##abc", "##de", "abcdef")) {
      vocabulary.put(token, vocabulary.size());
    }
    var add = new HashMap<Integer, Boolean>();
    "éÉıßſǆΣσςжЖё语漢カ한क्षא👍🏽😀𐐀𐐨𝒳.,!?'#^`$-_\u1b44\u302e\u302f\u0f71\u0f72\u1100\u1161\u11a8"
        .codePoints()
        .forEach(c -> add.put(c, true));
    for (int c = 'A'; c <= 'z'; c++) {
      add.put(c, true);
    }
    for (int c = 0x1100; c < 0x1200; c++) {
      add.put(c, true);
    }
    for (int c : add.keySet().stream().sorted().toList()) {
      vocabulary.putIfAbsent(Character.toString(c), vocabulary.size());
      vocabulary.putIfAbsent("##" + Character.toString(c), vocabulary.size());
    }
    return vocabulary;
  }

  private static String json(BertNormalizer normalizer) throws IOException {
    var normal = new LinkedHashMap<String, Object>();
    normal.put("type", "BertNormalizer");
    normal.put("clean_text", normalizer.cleanText());
    normal.put("handle_chinese_chars", normalizer.handleChineseChars());
    normal.put("strip_accents", normalizer.stripAccents().orElse(null));
    normal.put("lowercase", normalizer.lowercase());
    var model = new LinkedHashMap<String, Object>();
    model.put("type", "WordPiece");
    model.put("unk_token", "[UNK]");
    model.put("continuing_subword_prefix", "##");
    model.put("max_input_chars_per_word", 100);
    model.put("vocab", VOCABULARY);
    var json = new LinkedHashMap<String, Object>();
    json.put("version", "1.0");
    json.put("truncation", null);
    json.put("padding", null);
    json.put("added_tokens", List.of());
    json.put("normalizer", normal);
    json.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    json.put("post_processor", null);
    json.put("decoder", null);
    json.put("model", model);
    return new ObjectMapper().writeValueAsString(json);
  }
}
