package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.PostProcessor;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.ByteLevelProcessing;
import dev.firth.tokenizers.postprocess.ProcessorSequence;
import dev.firth.tokenizers.postprocess.RobertaProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.postprocess.TemplatePiece;
import dev.firth.tokenizers.postprocess.TemplateProcessing;
import dev.firth.tokenizers.postprocess.TemplateTokens;
import java.util.ArrayList;
import java.util.List;

/** The post-processors of {@code tokenizer.json}. */
final class PostProcessorJson {
  private PostProcessorJson() {}

  static PostProcessor read(JsonValue json) throws BadInputException {
    return switch (json.type()) {
      case "BertProcessing" -> new BertProcessing(token(json.get("sep")), token(json.get("cls")));
      case "RobertaProcessing" ->
          new RobertaProcessing(
              token(json.get("sep")),
              token(json.get("cls")),
              json.bool("trim_offsets"),
              json.bool("add_prefix_space"));
      case "ByteLevel" ->
          new ByteLevelProcessing(
              json.bool("add_prefix_space"),
              json.bool("trim_offsets"),
              json.bool("use_regex", true));
      case "TemplateProcessing" -> template(json);
      case "Sequence" -> sequence(json.get("processors"));
      default -> throw json.unknownType("post-processor");
    };
  }

  /** A token and its id as an array of two. */
  private static SpecialToken token(JsonValue json) throws BadInputException {
    List<JsonValue> both = json.array();
    if (both.size() != 2) {
      throw json.error("this should be a token and its id, not " + both.size() + " values");
    }
    return new SpecialToken(both.getFirst().string(), both.getLast().count());
  }

  private static ProcessorSequence sequence(JsonValue json) throws BadInputException {
    var all = new ArrayList<PostProcessor>();
    for (JsonValue element : json.array()) {
      all.add(read(element));
    }
    return new ProcessorSequence(all);
  }

  private static TemplateProcessing template(JsonValue json) throws BadInputException {
    var tokens = new ArrayList<TemplateTokens>();
    for (JsonValue.Member member : json.get("special_tokens").members()) {
      tokens.add(tokens(member));
    }
    List<TemplatePiece> single = pieces(json.get("single"));
    List<TemplatePiece> pair = pieces(json.get("pair"));
    try {
      return new TemplateProcessing(single, pair, tokens);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  private static TemplateTokens tokens(JsonValue.Member member) throws BadInputException {
    JsonValue json = member.value();
    var ids = new ArrayList<Integer>();
    for (JsonValue id : json.get("ids").array()) {
      ids.add(id.count());
    }
    var tokens = new ArrayList<String>();
    for (JsonValue token : json.get("tokens").array()) {
      tokens.add(token.string());
    }
    try {
      // The templates name them by the key; the member "id" repeats it.
      return new TemplateTokens(member.name(), ids, tokens);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  private static List<TemplatePiece> pieces(JsonValue json) throws BadInputException {
    var pieces = new ArrayList<TemplatePiece>();
    for (JsonValue element : json.array()) {
      pieces.add(piece(element));
    }
    return pieces;
  }

  private static TemplatePiece piece(JsonValue json) throws BadInputException {
    if (json.has("SpecialToken")) {
      JsonValue special = json.get("SpecialToken");
      return new TemplatePiece.Special(special.string("id"), special.count("type_id"));
    }
    if (!json.has("Sequence")) {
      throw json.error("a piece of a template has the member \"Sequence\" or \"SpecialToken\"");
    }
    JsonValue sequence = json.get("Sequence");
    int typeId = sequence.count("type_id");
    return switch (sequence.string("id")) {
      case "A" -> new TemplatePiece.Sequence(0, typeId);
      case "B" -> new TemplatePiece.Sequence(1, typeId);
      default -> throw sequence.get("id").error("a sequence is \"A\" or \"B\"");
    };
  }

  static ObjectNode write(PostProcessor processor) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (processor) {
      case BertProcessing bert -> {
        json.put("type", "BertProcessing").set("sep", write(bert.sep()));
        json.set("cls", write(bert.cls()));
      }
      case RobertaProcessing roberta -> {
        json.put("type", "RobertaProcessing").set("sep", write(roberta.sep()));
        json.set("cls", write(roberta.cls()));
        json.put("trim_offsets", roberta.trimOffsets())
            .put("add_prefix_space", roberta.addPrefixSpace());
      }
      case ByteLevelProcessing bytes ->
          json.put("type", "ByteLevel")
              .put("add_prefix_space", bytes.addPrefixSpace())
              .put("trim_offsets", bytes.trimOffsets())
              .put("use_regex", bytes.useRegex());
      case TemplateProcessing template -> writeTemplate(template, json);
      case ProcessorSequence sequence -> {
        var all = json.put("type", "Sequence").putArray("processors");
        sequence.processors().forEach(part -> all.add(write(part)));
      }
      default -> throw NormalizerJson.unwritable(processor);
    }
    return json;
  }

  private static ArrayNode write(SpecialToken token) {
    return JsonNodeFactory.instance.arrayNode().add(token.token()).add(token.id());
  }

  private static void writeTemplate(TemplateProcessing template, ObjectNode json) {
    json.put("type", "TemplateProcessing").set("single", write(template.single()));
    json.set("pair", write(template.pair()));
    ObjectNode tokens = json.putObject("special_tokens");
    template.specialTokens().forEach((name, token) -> write(token, tokens.putObject(name)));
  }

  private static void write(TemplateTokens token, ObjectNode json) {
    json.put("id", token.id());
    ArrayNode ids = json.putArray("ids");
    token.ids().forEach(ids::add);
    ArrayNode tokens = json.putArray("tokens");
    token.tokens().forEach(tokens::add);
  }

  private static ArrayNode write(List<TemplatePiece> pieces) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (TemplatePiece piece : pieces) {
      switch (piece) {
        case TemplatePiece.Sequence(int number, int typeId) ->
            json.addObject()
                .putObject("Sequence")
                .put("id", number == 0 ? "A" : "B")
                .put("type_id", typeId);
        case TemplatePiece.Special(String name, int typeId) ->
            json.addObject().putObject("SpecialToken").put("id", name).put("type_id", typeId);
      }
    }
    return json;
  }
}
