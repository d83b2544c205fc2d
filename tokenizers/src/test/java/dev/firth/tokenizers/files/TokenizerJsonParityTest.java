package dev.firth.tokenizers.files;

import static dev.firth.tokenizers.SmallTokenizers.metaspace;
import static dev.firth.tokenizers.SmallTokenizers.type;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.SmallTokenizers;
import dev.firth.tokenizers.SmallTokenizers.ByteLevel;
import dev.firth.tokenizers.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every part of a {@code tokenizer.json} with its options against Hugging Face's library in the
 * same JVM: ids, tokens, offsets, types, masks, words, sequences, windows and decoded text, on hard
 * strings and random ones; then the same with the file that Firth writes.
 */
class TokenizerJsonParityTest {
  /** The hard strings are dealt out: each check gets every twelfth, the next one others. */
  private static final int SHARES = 12;

  private static final int RANDOM_STRINGS = 50;

  private static final List<String> TEXTS = allTexts();

  private static final String BERT =
      "{\"type\":\"BertNormalizer\",\"clean_text\":%s,\"handle_chinese_chars\":%s,"
          + "\"strip_accents\":%s,\"lowercase\":%s}";

  private static final String SPLIT =
      "{\"type\":\"Split\",\"pattern\":{\"%s\":\"%s\"},\"behavior\":\"%s\",\"invert\":%s}";

  private static final String TEMPLATE =
      "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<s>\",\"type_id\":0}},"
          + "{\"Sequence\":{\"id\":\"A\",\"type_id\":3}},"
          + "{\"SpecialToken\":{\"id\":\"end\",\"type_id\":2}}],"
          + "\"pair\":[{\"Sequence\":{\"id\":\"B\",\"type_id\":1}},"
          + "{\"SpecialToken\":{\"id\":\"<s>\",\"type_id\":4}},"
          + "{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}],\"special_tokens\":{"
          + "\"<s>\":{\"id\":\"<s>\",\"ids\":[1],\"tokens\":[\"<s>\"]},"
          + "\"end\":{\"id\":\"end\",\"ids\":[2,3],\"tokens\":[\"</s>\",\"<end>\"]}}}";

  private static final String BERT_PROCESSING =
      "{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",3],\"cls\":[\"[CLS]\",2]}";

  private static final String ROBERTA_PROCESSING =
      "{\"type\":\"RobertaProcessing\",\"sep\":[\"</s>\",3],\"cls\":[\"<s>\",2],"
          + "\"trim_offsets\":%s,\"add_prefix_space\":%s}";

  @Test
  void kindsOfModels() {
    SmallTokenizers.kinds().forEach(tokenizer -> check(tokenizer, TEXTS));
  }

  static Stream<String> normalizers() {
    return Stream.of(
        type("NFC"),
        type("NFD"),
        type("NFKC"),
        type("NFKD"),
        type("Lowercase"),
        type("StripAccents"),
        type("Nmt"),
        "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":true}",
        "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":false}",
        "{\"type\":\"Strip\",\"strip_left\":false,\"strip_right\":true}",
        "{\"type\":\"Prepend\",\"prepend\":\"▁\"}",
        "{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"▁\"}",
        "{\"type\":\"Replace\",\"pattern\":{\"String\":\"th\"},\"content\":\"\"}",
        "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"[aeiou]+\"},\"content\":\"<v>\"}",
        "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\" {2,}\"},\"content\":\" \"}",
        BERT.formatted(true, true, null, true),
        BERT.formatted(true, true, false, true),
        BERT.formatted(false, true, true, false),
        BERT.formatted(true, false, null, false),
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFKD\"},{\"type\":\"StripAccents\"},"
            + "{\"type\":\"Lowercase\"},{\"type\":\"Prepend\",\"prepend\":\"▁\"}]}",
        "{\"type\":\"Sequence\",\"normalizers\":[]}");
  }

  @ParameterizedTest
  @MethodSource
  void normalizers(String normalizer) {
    for (SmallTokenizers tokenizer : SmallTokenizers.kinds()) {
      check(tokenizer.with("normalizer", normalizer));
    }
  }

  @Test
  void byteLevelNormalizer() {
    check(
        SmallTokenizers.byteLevelBpe()
            .with("normalizer", type("ByteLevel"))
            .with("pre_tokenizer", "null"));
  }

  static Stream<String> preTokenizers() {
    return Stream.of(
        "null",
        type("BertPreTokenizer"),
        type("Whitespace"),
        type("WhitespaceSplit"),
        type("UnicodeScripts"),
        type("Punctuation"),
        "{\"type\":\"Punctuation\",\"behavior\":\"Contiguous\"}",
        "{\"type\":\"Punctuation\",\"behavior\":\"Removed\"}",
        "{\"type\":\"Digits\",\"individual_digits\":true}",
        "{\"type\":\"Digits\",\"individual_digits\":false}",
        "{\"type\":\"CharDelimiterSplit\",\"delimiter\":\"e\"}",
        type("FixedLength"),
        "{\"type\":\"FixedLength\",\"length\":3}",
        metaspace("always", true),
        metaspace("first", true),
        metaspace("never", true),
        metaspace("always", false),
        metaspace("first", false),
        "{\"type\":\"Metaspace\",\"replacement\":\"_\",\"add_prefix_space\":true,\"str_rep\":\"_\"}",
        SPLIT.formatted("String", " ", "Removed", false),
        SPLIT.formatted("String", " ", "Isolated", false),
        SPLIT.formatted("Regex", "\\\\s+", "MergedWithPrevious", false),
        SPLIT.formatted("Regex", "\\\\s+", "MergedWithNext", false),
        SPLIT.formatted("Regex", "[a-z]+", "Contiguous", true),
        SPLIT.formatted("Regex", "\\\\p{L}+|\\\\p{N}{1,3}", "Removed", true),
        ByteLevel.of(true, true, true),
        ByteLevel.of(true, true, false),
        "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"WhitespaceSplit\"},"
            + "{\"type\":\"Punctuation\",\"behavior\":\"MergedWithNext\"},"
            + "{\"type\":\"Digits\",\"individual_digits\":true}]}",
        "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Digits\",\"individual_digits\":false},"
            + ByteLevel.of(true, true, true)
            + "]}");
  }

  @ParameterizedTest
  @MethodSource
  void preTokenizers(String preTokenizer) {
    for (SmallTokenizers tokenizer : SmallTokenizers.kinds()) {
      check(tokenizer.with("pre_tokenizer", preTokenizer));
    }
  }

  static Stream<String> bpeOptions() {
    return Stream.of(
        "",
        "\"unk_token\":\"<unk>\"",
        "\"unk_token\":\"<unk>\",\"fuse_unk\":true",
        "\"unk_token\":\"<unk>\",\"ignore_merges\":true",
        "\"unk_token\":\"<unk>\",\"byte_fallback\":true",
        "\"dropout\":0.0");
  }

  @ParameterizedTest
  @MethodSource
  void bpeOptions(String options) {
    for (String preTokenizer :
        List.of("null", metaspace("always", true), type("WhitespaceSplit"))) {
      check(SmallTokenizers.characterBpe(options).with("pre_tokenizer", preTokenizer));
    }
  }

  @Test
  void bpeWithBytesPrefixAndSuffix() {
    check(
        SmallTokenizers.of(
                "{\"type\":\"BPE\",\"byte_fallback\":true,\"unk_token\":\"<unk>\",\"vocab\":{"
                    + "\"<unk>\":0,\"<0xC3>\":1,\"<0xA9>\":2,\"<0xE8>\":3,\"<0xAA>\":4,\"<0x9E>\":5,\"a\":6,\"b\":7,\""
                    + " \":8,\"ab\":9},\"merges\":[\"#version: 0.2\",\"a b\"]}")
            .with("decoder", type("ByteFallback")));
    check(
        SmallTokenizers.of(
                "{\"type\":\"BPE\",\"unk_token\":\"<unk>\",\"continuing_subword_prefix\":\"##\","
                    + "\"end_of_word_suffix\":\"</w>\",\"vocab\":{\"<unk>\":0,\"t\":1,\"##h\":2,"
                    + "\"##e</w>\":3,\"th\":4,\"the</w>\":5,\"a</w>\":6,\"##a\":7},"
                    + "\"merges\":[[\"t\",\"##h\"],[\"th\",\"##e</w>\"]]}")
            .with("pre_tokenizer", type("WhitespaceSplit"))
            .with("decoder", "{\"type\":\"BPEDecoder\",\"suffix\":\"</w>\"}"));
  }

  @Test
  void unigramWithBytes() {
    check(SmallTokenizers.unigram(true));
    check(
        SmallTokenizers.unigram(true)
            .with("pre_tokenizer", "null")
            .with(
                "decoder",
                "{\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Replace\",\"pattern\":"
                    + "{\"String\":\"▁\"},\"content\":\" \"},{\"type\":\"ByteFallback\"},"
                    + "{\"type\":\"Fuse\"},"
                    + "{\"type\":\"Strip\",\"content\":\" \",\"start\":1,\"stop\":0}]}"));
  }

  @Test
  void wordPieceOptions() {
    check(SmallTokenizers.wordPiece().withModel("max_input_chars_per_word", "4"));
    check(SmallTokenizers.wordPiece().withModel("continuing_subword_prefix", "\"\""));
    check(SmallTokenizers.wordPiece().withModel("unk_token", "\"[MASK]\""));
  }

  static Stream<String> postProcessors() {
    return Stream.of(
        TEMPLATE,
        BERT_PROCESSING,
        ROBERTA_PROCESSING.formatted(true, true),
        ROBERTA_PROCESSING.formatted(true, false),
        ROBERTA_PROCESSING.formatted(false, false),
        ByteLevel.of(true, true, true),
        ByteLevel.of(false, true, true),
        ByteLevel.of(true, false, true),
        "{\"type\":\"Sequence\",\"processors\":["
            + ByteLevel.of(true, true, true)
            + ","
            + TEMPLATE
            + "]}",
        "{\"type\":\"Sequence\",\"processors\":["
            + BERT_PROCESSING
            + ","
            + ByteLevel.of(false, true, true)
            + "]}");
  }

  @ParameterizedTest
  @MethodSource
  void postProcessors(String processor) {
    for (SmallTokenizers tokenizer : SmallTokenizers.kinds()) {
      check(tokenizer.with("post_processor", processor));
    }
    check(
        SmallTokenizers.byteLevelBpe()
            .with("pre_tokenizer", ByteLevel.of(true, true, true))
            .with("post_processor", processor));
  }

  static Stream<String> truncations() {
    String form =
        "{\"direction\":\"%s\",\"max_length\":%d,\"strategy\":\"LongestFirst\",\"stride\":%d}";
    return Stream.of(
        form.formatted("Right", 10, 0),
        form.formatted("Left", 10, 0),
        form.formatted("Right", 11, 2),
        form.formatted("Left", 11, 1),
        form.formatted("Right", 200, 7));
  }

  @ParameterizedTest
  @MethodSource
  void truncations(String truncation) {
    for (String processor :
        List.of("null", TEMPLATE, BERT_PROCESSING, ROBERTA_PROCESSING.formatted(true, true))) {
      check(
          SmallTokenizers.wordPiece()
              .with("truncation", truncation)
              .with("post_processor", processor));
    }
  }

  static Stream<String> paddings() {
    String form =
        "{\"strategy\":%s,\"direction\":\"%s\",\"pad_to_multiple_of\":%s,\"pad_id\":5,"
            + "\"pad_type_id\":7,\"pad_token\":\"<pad>\"}";
    return Stream.of(
        form.formatted("\"BatchLongest\"", "Right", null),
        form.formatted("\"BatchLongest\"", "Left", 8),
        form.formatted("{\"Fixed\":20}", "Right", null),
        form.formatted("{\"Fixed\":20}", "Left", 6));
  }

  @ParameterizedTest
  @MethodSource
  void paddings(String padding) {
    for (String processor : List.of("null", TEMPLATE)) {
      check(
          SmallTokenizers.wordPiece()
              .with("padding", padding)
              .with("truncation", "{\"max_length\":15,\"strategy\":\"LongestFirst\",\"stride\":3}")
              .with("post_processor", processor));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "w", "l", "r", "lr", "wn", "lrn", "s", "sl", "sr", "slrw", "sn"})
  void addedTokens(String options) {
    for (SmallTokenizers tokenizer : SmallTokenizers.kinds()) {
      for (String normalizer : List.of("null", BERT.formatted(true, true, null, true))) {
        check(
            tokenizer
                .with("added_tokens", "[]")
                .withToken("[MASK]", options)
                .withToken("<|endoftext|>", options)
                .withToken("the", options)
                .withToken("The", options)
                .withToken("é", options)
                .withToken("語語", options)
                .withToken(" dog", "")
                .withToken("<s>", "s")
                .with("normalizer", normalizer));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true}",
        "{\"type\":\"WordPiece\",\"prefix\":\"▁\",\"cleanup\":false}",
        "{\"type\":\"BPEDecoder\",\"suffix\":\"e\"}",
        "{\"type\":\"CTC\",\"pad_token\":\"<pad>\",\"word_delimiter_token\":\"|\",\"cleanup\":true}",
        "{\"type\":\"CTC\",\"pad_token\":\"a\",\"word_delimiter_token\":\"t\",\"cleanup\":false}",
        "{\"type\":\"Fuse\"}",
        "{\"type\":\"ByteFallback\"}",
        "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"never\",\"split\":true}",
        "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"first\",\"split\":true}",
        "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"[aeiou]\"},\"content\":\"*\"}",
        "{\"type\":\"Replace\",\"pattern\":{\"String\":\"##\"},\"content\":\"\"}",
        "{\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Fuse\"},"
            + "{\"type\":\"Strip\",\"content\":\"a\",\"start\":2,\"stop\":0}]}",
        "null"
      })
  void decoders(String decoder) {
    for (SmallTokenizers tokenizer : SmallTokenizers.kinds()) {
      check(tokenizer.with("decoder", decoder).withToken("<pad>", "s"));
    }
  }

  private static void check(SmallTokenizers small) {
    check(small, texts(Math.floorMod(small.toString().hashCode(), SHARES)));
  }

  /** All of a tokenizer against Hugging Face, read by Firth and written by Firth again. */
  private static void check(SmallTokenizers small, List<String> texts) {
    String json = small.toString();
    Tokenizer firth = read(json);
    String written = TokenizerJson.toJson(firth);
    assertEquals(written, TokenizerJson.toJson(read(written)), "written again");
    try (HuggingFace hf = HuggingFace.of(json);
        HuggingFace again = HuggingFace.of(written)) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        checkText(json, firth, hf, text, i % 3 != 0);
        String other = texts.get((i * 7 + 3) % texts.size());
        if (i % 3 == 0) {
          checkPair(json, firth, hf, text, other, i % 2 == 0);
          checkWords(json, firth, hf, List.of(text, other, "", "the"), i % 2 == 0);
        }
        if (i % 4 == 0) {
          assertEquals(hf.encode(text, true), again.encode(text, true), "as Firth wrote it");
        }
      }
      checkBatch(json, firth, hf, texts.subList(1, 6));
      checkDecoding(json, firth, hf);
    }
  }

  /**
   * Ids in any order, which form no text: broken bytes, continuing tokens first, special tokens.
   */
  private static void checkDecoding(String json, Tokenizer firth, HuggingFace hf) {
    for (int i = 0; i < 10; i++) {
      SplittableRandom random = Seeds.random(1000 + i);
      int[] ids = random.ints(random.nextInt(12), 0, firth.size()).toArray();
      boolean skip = i % 2 == 0;
      assertEquals(
          hf.decode(ids, skip), firth.decode(ids, skip), () -> where(json, Arrays.toString(ids)));
    }
  }

  private static Tokenizer read(String json) {
    try {
      return TokenizerJson.parse(json, "test");
    } catch (java.io.IOException e) {
      throw new AssertionError(json, e);
    }
  }

  /** A share of the hard strings, the long ones cut, and of the random ones. */
  private static List<String> texts(int share) {
    var texts = new ArrayList<String>();
    for (int i = share; i < TEXTS.size(); i += SHARES) {
      texts.add(TEXTS.get(i));
    }
    return texts;
  }

  private static List<String> allTexts() {
    var texts = new ArrayList<String>();
    for (String hard : HardStrings.all()) {
      String text = HardStrings.wellFormed(hard);
      texts.add(text.substring(0, text.offsetByCodePoints(0, Math.min(100, characters(text)))));
    }
    for (int i = 0; i < RANDOM_STRINGS; i++) {
      texts.add(HardStrings.wellFormed(HardStrings.random(Seeds.random(i), 30)));
    }
    return texts;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void checkText(
      String json, Tokenizer firth, HuggingFace hf, String text, boolean special) {
    HuggingFace.Tokens expected = hf.encode(text, special);
    HuggingFace.Tokens actual = HuggingFace.Tokens.of(firth.encode(text, special));
    assertSame(expected.withFlatOverflow(), actual, () -> where(json, text));
    int[] ids = expected.ids().stream().mapToInt(Integer::intValue).toArray();
    for (boolean skip : new boolean[] {true, false}) {
      assertEquals(hf.decode(ids, skip), firth.decode(ids, skip), () -> where(json, text));
    }
    if (firth.truncation().isEmpty() && firth.padding().isEmpty()) {
      int[] bare = firth.encode(text, false).ids();
      assertArrayEquals(bare, firth.ids(text), () -> "ids alone: " + where(json, text));
      assertEquals(bare.length, firth.count(text));
    }
  }

  private static void checkPair(
      String json, Tokenizer firth, HuggingFace hf, String first, String second, boolean special) {
    HuggingFace.Tokens expected = hf.encode(first, second, special);
    var actual = HuggingFace.Tokens.of(firth.encode(EncodeInput.of(first, second), special));
    assertSame(
        expected.withFlatOverflow(), actual, () -> where(json, first) + " and " + escaped(second));
  }

  private static void checkWords(
      String json, Tokenizer firth, HuggingFace hf, List<String> words, boolean special) {
    HuggingFace.Tokens expected = hf.encodeWords(words, special);
    var actual = HuggingFace.Tokens.of(firth.encode(EncodeInput.words(words), special));
    assertSame(expected.withFlatOverflow(), actual, () -> where(json, words.toString()));
  }

  private static void checkBatch(String json, Tokenizer firth, HuggingFace hf, List<String> texts) {
    var expected =
        hf.encodeBatch(texts, true).stream().map(HuggingFace.Tokens::withFlatOverflow).toList();
    var inputs = texts.stream().map(EncodeInput::of).toList();
    var actual = firth.encodeBatch(inputs, true, 2).stream().map(HuggingFace.Tokens::of).toList();
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.get(i), actual.get(i), () -> "batch: " + where(json, texts.toString()));
    }
  }

  private static void assertSame(
      HuggingFace.Tokens expected, HuggingFace.Tokens actual, Supplier<String> where) {
    assertEquals("", expected.difference(actual), where);
  }

  private static String where(String json, String text) {
    return Seeds.describe(0)
        + "\n"
        + json.replaceAll("\"vocab\"(?s:.*)", "…")
        + "\n\""
        + escaped(text)
        + "\"\n";
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(String.format("\\u{%x}", c));
              }
            });
    return escaped.toString();
  }
}
