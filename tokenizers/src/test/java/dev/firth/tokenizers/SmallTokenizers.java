package dev.firth.tokenizers;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Small tokenizers of every kind, as the text of a {@code tokenizer.json}, made by the tests. */
public final class SmallTokenizers {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String[] WORDS = {
    "the", "a", "and", "ing", "ed", "er", "est", "un", "believ", "able", "hello", "world", "quick",
    "brown", "fox", "jump", "over", "lazy", "dog", "it", "is", "we", "they", "don", "re", "ve",
    "ll", "straße", "é", "café", "na", "ï", "Привет", "мир", "你好", "天气", "日本", "語", "한국", "안녕",
    "😀", "1", "10", "20", ".", ",", "!", "?", "'", "-", "THE", "IT", "He", "th", "in", "on", "s",
    "t"
  };

  private final ObjectNode json = MAPPER.createObjectNode();

  private SmallTokenizers(JsonNode model) {
    json.put("version", "1.0");
    for (String part :
        List.of(
            "truncation", "padding", "normalizer", "pre_tokenizer", "post_processor", "decoder")) {
      json.putNull(part);
    }
    json.putArray("added_tokens");
    json.set("model", model);
  }

  /** A tokenizer around a model given as JSON. */
  public static SmallTokenizers of(String model) {
    return new SmallTokenizers(parse(model));
  }

  /** Byte-level BPE: 256 bytes, and merges that make the list of words with a blank before. */
  public static SmallTokenizers byteLevelBpe() {
    var alphabet = new ArrayList<String>();
    for (int i = 0; i < 256; i++) {
      alphabet.add(spell((byte) i));
    }
    var words = new ArrayList<List<String>>();
    for (String word : WORDS) {
      words.add(bytes(word));
      words.add(bytes(" " + word));
    }
    words.add(bytes("  "));
    words.add(bytes("    "));
    return new SmallTokenizers(bpe(alphabet, words))
        .with("pre_tokenizer", ByteLevel.of(false, true, true))
        .with("decoder", ByteLevel.of(false, true, true));
  }

  /** Character-level BPE over letters, with options as JSON members. */
  public static SmallTokenizers characterBpe(String options) {
    Set<String> alphabet = letters(true);
    var words = new ArrayList<List<String>>();
    for (String word : WORDS) {
      words.add(characters(word));
      words.add(characters("▁" + word));
    }
    ObjectNode model = bpe(alphabet, words);
    model.setAll((ObjectNode) parse("{" + options + "}"));
    return new SmallTokenizers(model);
  }

  /** WordPiece over the words and their letters. */
  public static SmallTokenizers wordPiece() {
    var tokens = new LinkedHashSet<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    tokens.addAll(letters(false));
    letters(false).forEach(letter -> tokens.add("##" + letter));
    for (String word : WORDS) {
      tokens.add(word);
      tokens.add("##" + word);
    }
    ObjectNode model =
        MAPPER
            .createObjectNode()
            .put("type", "WordPiece")
            .put("unk_token", "[UNK]")
            .put("continuing_subword_prefix", "##")
            .put("max_input_chars_per_word", 100);
    model.set("vocab", vocabulary(tokens));
    return new SmallTokenizers(model)
        .with("pre_tokenizer", type("BertPreTokenizer"))
        .with("decoder", "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true}");
  }

  /** Whole words. */
  public static SmallTokenizers wordLevel() {
    var tokens = new LinkedHashSet<>(List.of("[UNK]"));
    tokens.addAll(List.of(WORDS));
    ObjectNode model = MAPPER.createObjectNode().put("type", "WordLevel").put("unk_token", "[UNK]");
    model.set("vocab", vocabulary(tokens));
    return new SmallTokenizers(model).with("pre_tokenizer", type("Whitespace"));
  }

  /** Unigram over the words and their letters; without all letters, so that some are unknown. */
  public static SmallTokenizers unigram(boolean byteFallback) {
    var tokens = new LinkedHashSet<>(List.of("<unk>", "<s>", "</s>", "▁"));
    if (byteFallback) {
      for (int i = 0; i < 256; i++) {
        tokens.add(String.format("<0x%02X>", i));
      }
    }
    for (String word : WORDS) {
      tokens.add(word);
      tokens.add("▁" + word);
    }
    tokens.addAll(letters(false));
    ObjectNode model = MAPPER.createObjectNode().put("type", "Unigram").put("unk_id", 0);
    ArrayNode pieces = model.putArray("vocab");
    int rank = 0;
    for (String token : tokens) {
      pieces.addArray().add(token).add(-(rank++ % 97) / 8.0 - 1);
    }
    model.put("byte_fallback", byteFallback);
    return new SmallTokenizers(model)
        .with("pre_tokenizer", metaspace("always", true))
        .with("decoder", metaspace("always", true));
  }

  /** One tokenizer of each kind. */
  public static List<SmallTokenizers> kinds() {
    return List.of(
        byteLevelBpe(),
        characterBpe("\"unk_token\":\"<unk>\",\"fuse_unk\":true"),
        wordPiece(),
        wordLevel(),
        unigram(false));
  }

  /** Sets a part, given as JSON. */
  public SmallTokenizers with(String part, String value) {
    json.set(part, parse(value));
    return this;
  }

  /** Sets an option of the model, given as JSON. */
  public SmallTokenizers withModel(String option, String value) {
    ((ObjectNode) json.get("model")).set(option, parse(value));
    return this;
  }

  /** Adds an added token; options are letters: w single word, l lstrip, r rstrip, n, s special. */
  public SmallTokenizers withToken(String content, String options) {
    ArrayNode tokens = (ArrayNode) json.get("added_tokens");
    JsonNode vocabulary = json.get("model").get("vocab");
    int known = vocabulary.path(content).asInt(-1);
    for (int i = 0; vocabulary.isArray() && i < vocabulary.size(); i++) {
      known = vocabulary.get(i).get(0).textValue().equals(content) ? i : known;
    }
    int next = vocabulary.size();
    for (JsonNode token : tokens) {
      next = Math.max(next, token.get("id").intValue() + 1);
    }
    tokens
        .addObject()
        .put("id", known < 0 ? next : known)
        .put("content", content)
        .put("single_word", options.contains("w"))
        .put("lstrip", options.contains("l"))
        .put("rstrip", options.contains("r"))
        .put("normalized", options.contains("n"))
        .put("special", options.contains("s"));
    return this;
  }

  /** The kind of the model. */
  public String model() {
    return json.get("model").get("type").textValue();
  }

  /** The text of the file. */
  @Override
  public String toString() {
    return json.toPrettyString();
  }

  /** A part that has nothing but a type. */
  public static String type(String type) {
    return "{\"type\":\"" + type + "\"}";
  }

  /** The part {@code Metaspace}. */
  public static String metaspace(String scheme, boolean split) {
    return "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"%s\",\"split\":%s}"
        .formatted(scheme, split);
  }

  /** The part {@code ByteLevel}. */
  public static final class ByteLevel {
    private ByteLevel() {}

    /** As JSON. */
    public static String of(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) {
      return ("{\"type\":\"ByteLevel\",\"add_prefix_space\":%s,\"trim_offsets\":%s,"
              + "\"use_regex\":%s}")
          .formatted(addPrefixSpace, trimOffsets, useRegex);
    }
  }

  private static JsonNode parse(String value) {
    try {
      return MAPPER.readTree(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(value, e);
    }
  }

  private static ObjectNode bpe(Iterable<String> alphabet, List<List<String>> words) {
    var tokens = new LinkedHashSet<String>();
    alphabet.forEach(tokens::add);
    ObjectNode model = MAPPER.createObjectNode().put("type", "BPE");
    var merges = new LinkedHashSet<List<String>>();
    for (List<String> word : words) {
      String left = word.getFirst();
      for (String right : word.subList(1, word.size())) {
        merges.add(List.of(left, right));
        left += right;
        tokens.add(left);
      }
    }
    model.set("vocab", vocabulary(tokens));
    ArrayNode list = model.putArray("merges");
    merges.forEach(merge -> list.addArray().add(merge.getFirst()).add(merge.getLast()));
    return model;
  }

  private static ObjectNode vocabulary(Iterable<String> tokens) {
    ObjectNode ids = MAPPER.createObjectNode();
    int id = 0;
    for (String token : tokens) {
      ids.put(token, id++);
    }
    return ids;
  }

  private static Set<String> letters(boolean withUnknown) {
    var letters = new LinkedHashSet<String>();
    if (withUnknown) {
      letters.add("<unk>");
    }
    letters.add("▁");
    for (char c = 'a'; c <= 'z'; c++) {
      letters.add(Character.toString(c));
      letters.add(Character.toString(Character.toUpperCase(c)));
    }
    for (String word : WORDS) {
      letters.addAll(characters(word));
    }
    return letters;
  }

  private static List<String> characters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  private static List<String> bytes(String word) {
    var spelled = new ArrayList<String>();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      spelled.add(spell(b));
    }
    return spelled;
  }

  private static String spell(byte b) {
    return Character.toString(ByteAlphabet.characterOf(b & 0xff));
  }
}
