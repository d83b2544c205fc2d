package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.CharDelimiterSplit;
import dev.firth.tokenizers.pretokenize.Digits;
import dev.firth.tokenizers.pretokenize.FixedLength;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.Punctuation;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import dev.firth.tokenizers.pretokenize.UnicodeScripts;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pre-tokenizers of {@code tokenizer.json}. */
final class PreTokenizerJson {
  private static final int DEFAULT_LENGTH = 5;

  private PreTokenizerJson() {}

  static PreTokenizer read(JsonValue json) throws BadInputException {
    return switch (json.type()) {
      case "BertPreTokenizer" -> new BertPreTokenizer();
      case "ByteLevel" ->
          new ByteLevel(
              json.bool("add_prefix_space"),
              json.bool("trim_offsets"),
              json.bool("use_regex", true));
      case "CharDelimiterSplit" -> new CharDelimiterSplit(json.get("delimiter").character());
      case "Metaspace" -> {
        MetaspaceJson meta = MetaspaceJson.read(json);
        yield new Metaspace(meta.replacement(), meta.prependScheme(), meta.split());
      }
      case "Whitespace" -> new Whitespace();
      case "WhitespaceSplit" -> new WhitespaceSplit();
      case "Split" ->
          new Split(
              PatternJson.read(json.get("pattern")),
              behavior(json.get("behavior")),
              json.bool("invert"));
      case "Punctuation" -> new Punctuation(behaviorOrIsolated(json));
      case "Digits" -> new Digits(json.bool("individual_digits"));
      case "UnicodeScripts" -> new UnicodeScripts();
      case "FixedLength" -> fixedLength(json);
      case "Sequence" -> new PreTokenizerSequence(sequence(json.get("pretokenizers")));
      default -> throw json.unknownType("pre-tokenizer");
    };
  }

  private static SplitBehavior behavior(JsonValue json) throws BadInputException {
    String name = json.string();
    return Arrays.stream(SplitBehavior.values())
        .filter(behavior -> behavior.jsonName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                json.error(
                    "there is no behavior \""
                        + name
                        + "\"; there are "
                        + Arrays.stream(SplitBehavior.values())
                            .map(SplitBehavior::jsonName)
                            .toList()));
  }

  private static SplitBehavior behaviorOrIsolated(JsonValue json) throws BadInputException {
    Optional<JsonValue> behavior = json.find("behavior");
    return behavior.isPresent() ? behavior(behavior.get()) : SplitBehavior.ISOLATED;
  }

  private static FixedLength fixedLength(JsonValue json) throws BadInputException {
    Optional<JsonValue> length = json.find("length");
    if (length.isEmpty()) {
      return new FixedLength(DEFAULT_LENGTH);
    }
    if (length.get().count() == 0) {
      throw length.get().error("pieces of 0 characters");
    }
    return new FixedLength(length.get().count());
  }

  private static List<PreTokenizer> sequence(JsonValue json) throws BadInputException {
    var all = new ArrayList<PreTokenizer>();
    for (JsonValue element : json.array()) {
      all.add(read(element));
    }
    return all;
  }

  static ObjectNode write(PreTokenizer preTokenizer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (preTokenizer) {
      case BertPreTokenizer _ -> json.put("type", "BertPreTokenizer");
      case ByteLevel bytes ->
          json.put("type", "ByteLevel")
              .put("add_prefix_space", bytes.addPrefixSpace())
              .put("trim_offsets", bytes.trimOffsets())
              .put("use_regex", bytes.useRegex());
      case CharDelimiterSplit split ->
          json.put("type", "CharDelimiterSplit")
              .put("delimiter", Character.toString(split.delimiter()));
      case Metaspace meta ->
          new MetaspaceJson(meta.replacement(), meta.prependScheme(), meta.split()).write(json);
      case Whitespace _ -> json.put("type", "Whitespace");
      case WhitespaceSplit _ -> json.put("type", "WhitespaceSplit");
      case Split split -> {
        json.put("type", "Split").set("pattern", PatternJson.write(split.pattern()));
        json.put("behavior", split.behavior().jsonName()).put("invert", split.invert());
      }
      case Punctuation punctuation ->
          json.put("type", "Punctuation").put("behavior", punctuation.behavior().jsonName());
      case Digits digits ->
          json.put("type", "Digits").put("individual_digits", digits.individualDigits());
      case UnicodeScripts _ -> json.put("type", "UnicodeScripts");
      case FixedLength fixed -> json.put("type", "FixedLength").put("length", fixed.length());
      case PreTokenizerSequence sequence -> {
        var all = json.put("type", "Sequence").putArray("pretokenizers");
        sequence.pretokenizers().forEach(part -> all.add(write(part)));
      }
      default -> throw NormalizerJson.unwritable(preTokenizer);
    }
    return json;
  }
}
