package dev.firth.tokenizers.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes {@code tokenizer.json}, the file of Hugging Face tokenizers, with everything
 * that their version 0.21 knows. Older forms are read too: models without a type, merges as
 * strings, {@code add_prefix_space} of {@code Metaspace}. Complaints name the place in the file.
 */
public final class TokenizerJson {
  private static final String VERSION = "1.0";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TokenizerJson() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing or not such a file; the message names the place
   */
  public static Tokenizer read(Path file) throws IOException {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": there is no such file");
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param name of where it comes from, for messages
   * @throws BadInputException if it is not such a file; the message names the place
   */
  public static Tokenizer parse(String json, String name) throws BadInputException {
    return parse(json.getBytes(StandardCharsets.UTF_8), name);
  }

  private static Tokenizer parse(byte[] utf8, String name) throws BadInputException {
    var root = new JsonValue(tree(utf8, name), name, "");
    if (!root.isObject()) {
      throw root.error("this is no tokenizer.json: it should be a JSON object");
    }
    checkVersion(root);
    Tokenizer.Builder builder = Tokenizer.builder(ModelJson.read(root.get("model")));
    addParts(root, builder);
    Map<AddedToken, JsonValue> added = Map.of();
    Optional<JsonValue> addedJson = root.find("added_tokens");
    if (addedJson.isPresent()) {
      added = AddedTokensJson.read(addedJson.get());
      builder.addedTokens(List.copyOf(added.keySet()));
    }
    Tokenizer tokenizer = build(builder, root);
    warnOfOtherIds(tokenizer, added);
    return tokenizer;
  }

  private static JsonNode tree(byte[] utf8, String name) throws BadInputException {
    try {
      // Decoded here since Jackson's own decoder lets some broken bytes pass.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new BadInputException(name + ": this is no UTF-8 and so no tokenizer.json", e);
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new BadInputException(
          name
              + (place == null
                  ? ": "
                  : ": line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ")
              + e.getOriginalMessage().lines().findFirst().orElse("no JSON"),
          e);
    }
  }

  private static void checkVersion(JsonValue root) throws BadInputException {
    Optional<JsonValue> version = root.find("version");
    if (version.isPresent() && !version.get().string().equals(VERSION)) {
      throw version.get().error("Firth reads version " + VERSION + " of this format");
    }
  }

  private static void addParts(JsonValue root, Tokenizer.Builder builder) throws BadInputException {
    for (String name :
        new String[] {
          "normalizer", "pre_tokenizer", "post_processor", "decoder", "truncation", "padding"
        }) {
      Optional<JsonValue> part = root.find(name);
      if (part.isPresent()) {
        addPart(name, part.get(), builder);
      }
    }
  }

  private static void addPart(String name, JsonValue json, Tokenizer.Builder builder)
      throws BadInputException {
    switch (name) {
      case "normalizer" -> builder.normalizer(NormalizerJson.read(json));
      case "pre_tokenizer" -> builder.preTokenizer(PreTokenizerJson.read(json));
      case "post_processor" -> builder.postProcessor(PostProcessorJson.read(json));
      case "decoder" -> builder.decoder(DecoderJson.read(json));
      case "truncation" -> builder.truncation(LimitsJson.truncation(json));
      default -> builder.padding(LimitsJson.padding(json));
    }
  }

  private static Tokenizer build(Tokenizer.Builder builder, JsonValue root)
      throws BadInputException {
    try {
      return builder.build();
    } catch (UsageException e) {
      throw root.get("truncation").error(e.getMessage());
    }
  }

  /** As in Hugging Face's library, ids of added tokens follow from their order, not the file. */
  private static void warnOfOtherIds(Tokenizer tokenizer, Map<AddedToken, JsonValue> added)
      throws BadInputException {
    for (var entry : added.entrySet()) {
      int id = tokenizer.idOf(entry.getKey().content());
      if (id != entry.getValue().count() && id >= 0) {
        System.getLogger(TokenizerJson.class.getName())
            .log(
                System.Logger.Level.WARNING,
                entry
                    .getValue()
                    .error("the token " + entry.getKey().content() + " gets the id " + id)
                    .getMessage());
      }
    }
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws UsageException if a part has no form in this format
   */
  public static void write(Tokenizer tokenizer, Path file) throws IOException {
    byte[] utf8 = toJson(tokenizer).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(utf8));
  }

  /**
   * The text of a file.
   *
   * @throws UsageException if a part has no form in this format
   */
  public static String toJson(Tokenizer tokenizer) {
    try {
      return printer().writeValueAsString(toTree(tokenizer)) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of a file. */
  static ObjectNode toTree(Tokenizer tokenizer) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("version", VERSION);
    json.set("truncation", tokenizer.truncation().map(LimitsJson::write).orElse(null));
    json.set("padding", tokenizer.padding().map(LimitsJson::write).orElse(null));
    json.set("added_tokens", AddedTokensJson.write(tokenizer));
    json.set("normalizer", tokenizer.normalizer().map(NormalizerJson::write).orElse(null));
    json.set("pre_tokenizer", tokenizer.preTokenizer().map(PreTokenizerJson::write).orElse(null));
    json.set(
        "post_processor", tokenizer.postProcessor().map(PostProcessorJson::write).orElse(null));
    json.set("decoder", tokenizer.decoder().map(DecoderJson::write).orElse(null));
    json.set("model", ModelJson.write(tokenizer.model()));
    return json;
  }

  private static ObjectWriter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    return MAPPER.writer(
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }
}
