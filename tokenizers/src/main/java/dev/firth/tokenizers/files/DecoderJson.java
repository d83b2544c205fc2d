package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.decode.BpeDecoder;
import dev.firth.tokenizers.decode.ByteFallbackDecoder;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.decode.CtcDecoder;
import dev.firth.tokenizers.decode.DecoderSequence;
import dev.firth.tokenizers.decode.FuseDecoder;
import dev.firth.tokenizers.decode.MetaspaceDecoder;
import dev.firth.tokenizers.decode.ReplaceDecoder;
import dev.firth.tokenizers.decode.StripDecoder;
import dev.firth.tokenizers.decode.WordPieceDecoder;
import java.util.ArrayList;

/** The decoders of {@code tokenizer.json}. */
final class DecoderJson {
  private DecoderJson() {}

  static Decoder read(JsonValue json) throws BadInputException {
    return switch (json.type()) {
      case "BPEDecoder" -> new BpeDecoder(json.string("suffix"));
      case "ByteLevel" ->
          new ByteLevelDecoder(
              json.bool("add_prefix_space"),
              json.bool("trim_offsets"),
              json.bool("use_regex", true));
      case "WordPiece" -> new WordPieceDecoder(json.string("prefix"), json.bool("cleanup"));
      case "Metaspace" -> {
        MetaspaceJson meta = MetaspaceJson.read(json);
        yield new MetaspaceDecoder(meta.replacement(), meta.prependScheme(), meta.split());
      }
      case "CTC" ->
          new CtcDecoder(
              json.string("pad_token"), json.string("word_delimiter_token"), json.bool("cleanup"));
      case "Replace" ->
          new ReplaceDecoder(PatternJson.read(json.get("pattern")), json.string("content"));
      case "Fuse" -> new FuseDecoder();
      case "Strip" ->
          new StripDecoder(
              json.get("content").character(), json.count("start"), json.count("stop"));
      case "ByteFallback" -> new ByteFallbackDecoder();
      case "Sequence" -> sequence(json.get("decoders"));
      default -> throw json.unknownType("decoder");
    };
  }

  private static DecoderSequence sequence(JsonValue json) throws BadInputException {
    var all = new ArrayList<Decoder>();
    for (JsonValue element : json.array()) {
      all.add(read(element));
    }
    return new DecoderSequence(all);
  }

  static ObjectNode write(Decoder decoder) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (decoder) {
      case BpeDecoder bpe -> json.put("type", "BPEDecoder").put("suffix", bpe.suffix());
      case ByteLevelDecoder bytes ->
          json.put("type", "ByteLevel")
              .put("add_prefix_space", bytes.addPrefixSpace())
              .put("trim_offsets", bytes.trimOffsets())
              .put("use_regex", bytes.useRegex());
      case WordPieceDecoder wordPiece ->
          json.put("type", "WordPiece")
              .put("prefix", wordPiece.prefix())
              .put("cleanup", wordPiece.cleanup());
      case MetaspaceDecoder meta ->
          new MetaspaceJson(meta.replacement(), meta.prependScheme(), meta.split()).write(json);
      case CtcDecoder ctc ->
          json.put("type", "CTC")
              .put("pad_token", ctc.padToken())
              .put("word_delimiter_token", ctc.wordDelimiterToken())
              .put("cleanup", ctc.cleanup());
      case ReplaceDecoder replace ->
          json.put("type", "Replace")
              .put("content", replace.content())
              .set("pattern", PatternJson.write(replace.pattern()));
      case FuseDecoder _ -> json.put("type", "Fuse");
      case StripDecoder strip ->
          json.put("type", "Strip")
              .put("content", Character.toString(strip.content()))
              .put("start", strip.start())
              .put("stop", strip.stop());
      case ByteFallbackDecoder _ -> json.put("type", "ByteFallback");
      case DecoderSequence sequence -> {
        var all = json.put("type", "Sequence").putArray("decoders");
        sequence.decoders().forEach(part -> all.add(write(part)));
      }
      default -> throw NormalizerJson.unwritable(decoder);
    }
    return json;
  }
}
