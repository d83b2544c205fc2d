package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceUnigram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against SentencePiece 0.1.97; see generate.py. */
class SentencePieceParityTest {
  private static final String FOLDER = "/parity/sentencepiece/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unigram",
        "unigram-bytes",
        "unigram-suffix",
        "bpe",
        "bpe-bytes",
        "bpe-across",
        "char",
        "word"
      })
  void sameAsSentencePiece(String name) throws IOException {
    SentencePieceFile file = SentencePieceFile.read(name, bytes(name + ".model"));
    SentencePieceModel model = file.model();
    int cases = 0;
    for (JsonNode expected : expected(name)) {
      check(file, model, expected);
      cases++;
    }
    assertEquals(57, cases);
  }

  private static void check(SentencePieceFile file, SentencePieceModel model, JsonNode expected) {
    String text = expected.get("text").asText();
    int[] ids = numbers(expected.get("ids"));
    var fused = model.fuse(file.normalizer(), null).orElseThrow();
    for (boolean withOffsets : new boolean[] {false, true}) {
      // Twice: what was remembered must be the same.
      for (int i = 0; i < 2; i++) {
        var tokens = new TokenBuffer(withOffsets);
        fused.encode(text, 0, text.length(), tokens);
        assertArrayEquals(ids, tokens.ids(), text);
        if (withOffsets) {
          assertArrayEquals(numbers(expected.get("bounds")), bounds(tokens, text), text);
        }
      }
    }
    NormalizedText normalized = file.normalizer().normalize(NormalizedText.of(text));
    var parts = new TokenBuffer(true);
    if (normalized.length() > 0) {
      model.tokenize(normalized, parts);
    }
    assertArrayEquals(ids, parts.ids(), text);
    List<String> pieces = IntStream.of(ids).mapToObj(model::tokenOf).toList();
    String decoded = String.join("", file.decoder().decode(pieces));
    assertEquals(expected.get("decoded").asText(), decoded, text);
    // Paths through user-defined pieces tie; their order is that of the program's heap.
    boolean ties = text.contains("<sep>");
    if (expected.has("nbest") && !ties && model instanceof SentencePieceUnigram unigram) {
      checkBest(unigram, normalized, expected);
    }
  }

  private static void checkBest(
      SentencePieceUnigram unigram, NormalizedText normalized, JsonNode expected) {
    List<TokenBuffer> best = unigram.nBest(normalized, 3);
    List<List<Integer>> found = new ArrayList<>();
    best.forEach(tokens -> found.add(IntStream.of(tokens.ids()).boxed().toList()));
    List<List<Integer>> wanted = new ArrayList<>();
    for (JsonNode path : expected.get("nbest")) {
      wanted.add(IntStream.of(numbers(path)).boxed().toList());
    }
    assertEquals(wanted, found, expected.get("text").asText());
  }

  /** The program counts characters. */
  private static int[] bounds(TokenBuffer tokens, String text) {
    int[] bounds = new int[2 * tokens.size()];
    for (int i = 0; i < tokens.size(); i++) {
      bounds[2 * i] = text.codePointCount(0, tokens.start(i));
      bounds[2 * i + 1] = text.codePointCount(0, tokens.end(i));
    }
    return bounds;
  }

  private static int[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }

  private static List<JsonNode> expected(String name) throws IOException {
    var mapper = new ObjectMapper();
    List<JsonNode> found = new ArrayList<>();
    String lines = new String(bytes("expected.jsonl"), StandardCharsets.UTF_8);
    for (String line : lines.split("\n")) {
      JsonNode node = mapper.readTree(line);
      if (node.get("model").asText().equals(name)) {
        found.add(node);
      }
    }
    return found;
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = SentencePieceParityTest.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }
}
