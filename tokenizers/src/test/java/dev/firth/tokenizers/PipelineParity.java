package dev.firth.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares a normalizer and a pre-tokenizer with those of Hugging Face's tokenizers, which show
 * their work only as tokens of a model. One model has the whole pieces for its vocabulary, another
 * the single characters: a token that is unknown to it, or that stands elsewhere, is a difference.
 */
public final class PipelineParity {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNKNOWN = "<unknown>";

  private final String normalizerJson;
  private final String preTokenizerJson;
  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;

  private PipelineParity(
      String normalizerJson,
      Normalizer normalizer,
      String preTokenizerJson,
      PreTokenizer preTokenizer) {
    this.normalizerJson = normalizerJson;
    this.normalizer = normalizer;
    this.preTokenizerJson = preTokenizerJson;
    this.preTokenizer = preTokenizer;
  }

  /** A normalizer alone. */
  public static PipelineParity normalizer(String json, Normalizer normalizer) {
    return new PipelineParity(json, normalizer, "null", PipelineParity::one);
  }

  /** A pre-tokenizer alone. */
  public static PipelineParity preTokenizer(String json, PreTokenizer preTokenizer) {
    return new PipelineParity("null", text -> text, json, preTokenizer);
  }

  /** A pre-tokenizer behind a normalizer. */
  public PipelineParity then(String json, PreTokenizer next) {
    return new PipelineParity(normalizerJson, normalizer, json, next);
  }

  private static void one(NormalizedText text, Consumer<NormalizedText> pieces) {
    if (!text.isEmpty()) {
      pieces.accept(text);
    }
  }

  private record Token(String text, int start, int end) {}

  /** Fails at the first text whose pieces or characters differ. */
  public void check(List<String> texts) throws IOException {
    checkPieces(texts);
    checkCharacters(texts);
  }

  /** Fails at the first text whose pieces differ. */
  public void checkPieces(List<String> texts) throws IOException {
    compare(
        texts, false, JSON.createObjectNode().put("type", "WordLevel").put("unk_token", UNKNOWN));
  }

  /** Fails at the first text whose characters differ, whatever piece they are in. */
  public void checkCharacters(List<String> texts) throws IOException {
    ObjectNode model = JSON.createObjectNode().put("type", "BPE").put("unk_token", UNKNOWN);
    model.putArray("merges");
    compare(texts, true, model);
  }

  private void compare(List<String> texts, boolean characters, ObjectNode model)
      throws IOException {
    List<List<Token>> ours = new ArrayList<>();
    Set<String> vocabulary = new LinkedHashSet<>(Set.of(UNKNOWN));
    for (String text : texts) {
      ours.add(pieces(text, characters));
      ours.getLast().forEach(token -> vocabulary.add(token.text));
    }
    ObjectNode ids = model.putObject("vocab");
    vocabulary.forEach(token -> ids.put(token, ids.size()));
    try (HuggingFace tokenizer = HuggingFace.of(json(model))) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        List<Token> theirs = theirs(tokenizer, text);
        if (!theirs.equals(ours.get(i))) {
          assertEquals(
              describe(theirs),
              describe(ours.get(i)),
              () -> escaped(text) + " " + normalizerJson + preTokenizerJson);
        }
      }
    }
  }

  private String json(ObjectNode model) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("version", "1.0");
    json.putArray("added_tokens");
    json.set("normalizer", JSON.readTree(normalizerJson));
    json.set("pre_tokenizer", JSON.readTree(preTokenizerJson));
    json.set("model", model);
    return JSON.writeValueAsString(json);
  }

  private static List<Token> theirs(HuggingFace tokenizer, String text) {
    HuggingFace.Tokens found = tokenizer.encode(text, false);
    var tokens = new ArrayList<Token>();
    for (int i = 0; i < found.tokens().size(); i++) {
      tokens.add(new Token(found.tokens().get(i), found.starts().get(i), found.ends().get(i)));
    }
    return tokens;
  }

  /** The pieces, or their characters, with bounds in units of the text. */
  private List<Token> pieces(String text, boolean single) {
    var tokens = new ArrayList<Token>();
    NormalizedText normalized = normalizer.normalize(NormalizedText.of(text));
    preTokenizer.split(
        normalized,
        piece -> {
          int length = piece.length();
          for (int from = 0; from < length; ) {
            int to = single ? from + Character.charCount(piece.codePointAt(from)) : length;
            int start = piece.originalStart(from);
            int end = piece.originalEnd(to - 1);
            tokens.add(new Token(piece.part(from, to).toString(), start, end));
            from = to;
          }
        });
    return tokens;
  }

  private static String describe(List<Token> tokens) {
    var text = new StringBuilder();
    for (Token token : tokens) {
      text.append(escaped(token.text)).append(' ').append(token.start).append('-');
      text.append(token.end).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c > ' ' && c < 0x7f) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return escaped.toString();
  }
}
