package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.ByteLevelNormalizer;
import dev.firth.tokenizers.normalize.CharsMap;
import dev.firth.tokenizers.normalize.Lowercase;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.normalize.Nfd;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.normalize.Nfkd;
import dev.firth.tokenizers.normalize.Nmt;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Precompiled;
import dev.firth.tokenizers.normalize.Prepend;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.normalize.Strip;
import dev.firth.tokenizers.normalize.StripAccents;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The normalizers of {@code tokenizer.json}. */
final class NormalizerJson {
  private NormalizerJson() {}

  static Normalizer read(JsonValue json) throws BadInputException {
    return switch (json.type()) {
      case "BertNormalizer", "Bert" -> bert(json);
      case "Strip" -> new Strip(json.bool("strip_left"), json.bool("strip_right"));
      case "StripAccents" -> new StripAccents();
      case "NFC" -> new Nfc();
      case "NFD" -> new Nfd();
      case "NFKC" -> new Nfkc();
      case "NFKD" -> new Nfkd();
      case "Lowercase" -> new Lowercase();
      case "Nmt" -> new Nmt();
      case "Precompiled" -> new Precompiled(charsMap(json.get("precompiled_charsmap")));
      case "Replace" -> new Replace(PatternJson.read(json.get("pattern")), json.string("content"));
      case "Prepend" -> new Prepend(json.string("prepend"));
      case "ByteLevel" -> new ByteLevelNormalizer();
      case "Sequence" -> new NormalizerSequence(sequence(json.get("normalizers")));
      default -> throw json.unknownType("normalizer");
    };
  }

  private static BertNormalizer bert(JsonValue json) throws BadInputException {
    Optional<JsonValue> strip = json.find("strip_accents");
    return new BertNormalizer(
        json.bool("clean_text"),
        json.bool("handle_chinese_chars"),
        strip.isPresent() ? Optional.of(strip.get().bool()) : Optional.empty(),
        json.bool("lowercase"));
  }

  private static CharsMap charsMap(JsonValue json) throws BadInputException {
    try {
      return CharsMap.of(Base64.getDecoder().decode(json.string()));
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  private static List<Normalizer> sequence(JsonValue json) throws BadInputException {
    var all = new ArrayList<Normalizer>();
    for (JsonValue element : json.array()) {
      all.add(read(element));
    }
    return all;
  }

  static ObjectNode write(Normalizer normalizer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (normalizer) {
      case BertNormalizer bert -> writeBert(bert, json);
      case Strip strip ->
          json.put("type", "Strip")
              .put("strip_left", strip.stripLeft())
              .put("strip_right", strip.stripRight());
      case StripAccents _ -> json.put("type", "StripAccents");
      case Nfc _ -> json.put("type", "NFC");
      case Nfd _ -> json.put("type", "NFD");
      case Nfkc _ -> json.put("type", "NFKC");
      case Nfkd _ -> json.put("type", "NFKD");
      case Lowercase _ -> json.put("type", "Lowercase");
      case Nmt _ -> json.put("type", "Nmt");
      case ByteLevelNormalizer _ -> json.put("type", "ByteLevel");
      case Prepend prepend -> json.put("type", "Prepend").put("prepend", prepend.prepend());
      case Precompiled precompiled -> {
        byte[] map = precompiled.precompiledCharsmap().toBytes();
        json.put("type", "Precompiled")
            .put("precompiled_charsmap", Base64.getEncoder().encodeToString(map));
      }
      case Replace replace ->
          json.put("type", "Replace")
              .put("content", replace.content())
              .set("pattern", PatternJson.write(replace.pattern()));
      case NormalizerSequence sequence -> {
        var all = json.put("type", "Sequence").putArray("normalizers");
        sequence.normalizers().forEach(part -> all.add(write(part)));
      }
      default -> throw unwritable(normalizer);
    }
    return json;
  }

  private static void writeBert(BertNormalizer bert, ObjectNode json) {
    json.put("type", "BertNormalizer")
        .put("clean_text", bert.cleanText())
        .put("handle_chinese_chars", bert.handleChineseChars())
        .put("strip_accents", bert.stripAccents().orElse(null))
        .put("lowercase", bert.lowercase());
  }

  /** What to throw about a part that the format has no name for. */
  static UsageException unwritable(Object part) {
    return new UsageException(
        "tokenizer.json has no form for "
            + part.getClass().getSimpleName()
            + "; leave it out or choose another part");
  }
}
