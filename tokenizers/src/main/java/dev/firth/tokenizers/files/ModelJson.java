package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models of {@code tokenizer.json}. */
final class ModelJson {
  private ModelJson() {}

  static Model read(JsonValue json) throws BadInputException {
    return switch (type(json)) {
      case "BPE" -> bpe(json);
      case "WordPiece" -> wordPiece(json);
      case "WordLevel" -> wordLevel(json);
      case "Unigram" -> unigram(json);
      default -> throw json.unknownType("model");
    };
  }

  /** The type; the first files had none, and what else they have tells. */
  private static String type(JsonValue json) throws BadInputException {
    if (json.has("type")) {
      return json.type();
    }
    if (json.has("merges")) {
      return "BPE";
    }
    if (json.has("max_input_chars_per_word")) {
      return "WordPiece";
    }
    if (json.has("unk_token")) {
      return "WordLevel";
    }
    return json.has("unk_id") ? "Unigram" : json.type();
  }

  private static BpeModel bpe(JsonValue json) throws BadInputException {
    Map<String, Integer> vocabulary = vocabulary(json.get("vocab"));
    BpeOptions options = bpeOptions(json);
    List<Merge> merges = merges(json.get("merges"), vocabulary, options);
    try {
      return new BpeModel(vocabulary, merges, options);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  private static BpeOptions bpeOptions(JsonValue json) throws BadInputException {
    Optional<JsonValue> dropout = json.find("dropout");
    double probability = dropout.isPresent() ? dropout.get().number() : 0;
    if (probability < 0 || probability > 1) {
      throw dropout.orElseThrow().error("a dropout is a number from 0 to 1");
    }
    return BpeOptions.DEFAULTS
        .withUnkToken(json.stringOrNull("unk_token"))
        .withFuseUnk(json.bool("fuse_unk", false))
        .withContinuingSubwordPrefix(json.stringOrNull("continuing_subword_prefix"))
        .withEndOfWordSuffix(json.stringOrNull("end_of_word_suffix"))
        .withByteFallback(json.bool("byte_fallback", false))
        .withIgnoreMerges(json.bool("ignore_merges", false))
        .withDropout(probability, BpeOptions.DEFAULTS.seed());
  }

  private static List<Merge> merges(
      JsonValue json, Map<String, Integer> vocabulary, BpeOptions options)
      throws BadInputException {
    String prefix = options.continuingSubwordPrefix();
    int cut = prefix == null ? 0 : prefix.length();
    var merges = new ArrayList<Merge>();
    for (JsonValue element : json.array()) {
      boolean comment =
          element.node().isTextual() && element.node().textValue().startsWith("#version");
      if (!comment) {
        Merge merge = merge(element);
        requireKnown(merge.left(), vocabulary, element);
        requireKnown(merge.right(), vocabulary, element);
        String rest = merge.right().substring(Math.min(cut, merge.right().length()));
        requireKnown(merge.left() + rest, vocabulary, element);
        merges.add(merge);
      }
    }
    return merges;
  }

  /** An array of two tokens, or in older files both in one string with a blank between. */
  private static Merge merge(JsonValue json) throws BadInputException {
    if (json.node().isTextual()) {
      String[] tokens = json.string().split(" ", -1);
      if (tokens.length != 2) {
        throw json.error("a merge is two tokens with a blank between, not " + json.node());
      }
      return new Merge(tokens[0], tokens[1]);
    }
    List<JsonValue> tokens = json.array();
    if (tokens.size() != 2) {
      throw json.error("a merge is two tokens, not " + tokens.size());
    }
    return new Merge(tokens.getFirst().string(), tokens.getLast().string());
  }

  private static void requireKnown(String token, Map<String, Integer> vocabulary, JsonValue merge)
      throws BadInputException {
    if (!vocabulary.containsKey(token)) {
      throw merge.error(
          "the merge " + merge.node() + " needs the token '" + token + "', which is not in vocab");
    }
  }

  private static WordPieceModel wordPiece(JsonValue json) throws BadInputException {
    var options =
        new WordPieceOptions(
            json.string("unk_token"),
            json.string("continuing_subword_prefix"),
            json.count("max_input_chars_per_word"));
    return new WordPieceModel(vocabulary(json.get("vocab")), options);
  }

  private static WordLevelModel wordLevel(JsonValue json) throws BadInputException {
    return new WordLevelModel(vocabulary(json.get("vocab")), json.string("unk_token"));
  }

  private static UnigramModel unigram(JsonValue json) throws BadInputException {
    var pieces = new ArrayList<ScoredPiece>();
    for (JsonValue element : json.get("vocab").array()) {
      List<JsonValue> both = element.array();
      if (both.size() != 2) {
        throw element.error("a piece is a token and its score, not " + both.size() + " values");
      }
      pieces.add(new ScoredPiece(both.getFirst().string(), both.getLast().number()));
    }
    Optional<JsonValue> unkId = json.find("unk_id");
    int unknown = unkId.isPresent() ? unkId.get().count() : UnigramModel.NO_UNKNOWN;
    if (unknown >= pieces.size()) {
      throw unkId.orElseThrow().error("there are only " + pieces.size() + " pieces");
    }
    return new UnigramModel(pieces, unknown, json.bool("byte_fallback", false));
  }

  /** Tokens and ids, no id twice. */
  private static Map<String, Integer> vocabulary(JsonValue json) throws BadInputException {
    List<JsonValue.Member> members = json.members();
    Map<String, Integer> ids = LinkedHashMap.newLinkedHashMap(members.size());
    Map<Integer, String> tokens = HashMap.newHashMap(members.size());
    // An array by id is made of them: one absurd id must not take all memory.
    int largest = 1_000_000 + 16 * Math.min(members.size(), 100_000_000);
    for (JsonValue.Member member : members) {
      int id = member.value().count();
      if (id > largest) {
        throw member
            .value()
            .error("the id " + id + " is too large for " + members.size() + " tokens");
      }
      String other = tokens.put(id, member.name());
      if (other != null) {
        throw member.value().error("the token '" + other + "' has the same id " + id);
      }
      ids.put(member.name(), id);
    }
    return ids;
  }

  static ObjectNode write(Model model) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (model) {
      case BpeModel bpe -> writeBpe(bpe, json);
      case WordPieceModel wordPiece -> {
        json.put("type", "WordPiece")
            .put("unk_token", wordPiece.options().unkToken())
            .put("continuing_subword_prefix", wordPiece.options().continuingSubwordPrefix())
            .put("max_input_chars_per_word", wordPiece.options().maxInputCharsPerWord());
        writeVocabulary(wordPiece.vocabulary(), json);
      }
      case WordLevelModel words -> {
        json.put("type", "WordLevel");
        writeVocabulary(words.vocabulary(), json);
        json.put("unk_token", words.unkToken());
      }
      case UnigramModel unigram -> writeUnigram(unigram, json);
      default -> throw NormalizerJson.unwritable(model);
    }
    return json;
  }

  private static void writeBpe(BpeModel bpe, ObjectNode json) {
    BpeOptions options = bpe.options();
    json.put("type", "BPE")
        .put("dropout", options.dropout() > 0 ? options.dropout() : null)
        .put("unk_token", options.unkToken())
        .put("continuing_subword_prefix", options.continuingSubwordPrefix())
        .put("end_of_word_suffix", options.endOfWordSuffix())
        .put("fuse_unk", options.fuseUnk())
        .put("byte_fallback", options.byteFallback())
        .put("ignore_merges", options.ignoreMerges());
    writeVocabulary(bpe.vocabulary(), json);
    ArrayNode merges = json.putArray("merges");
    for (Merge merge : bpe.merges()) {
      merges.addArray().add(merge.left()).add(merge.right());
    }
  }

  private static void writeUnigram(UnigramModel unigram, ObjectNode json) {
    json.put("type", "Unigram");
    if (unigram.unkId() == UnigramModel.NO_UNKNOWN) {
      json.putNull("unk_id");
    } else {
      json.put("unk_id", unigram.unkId());
    }
    ArrayNode pieces = json.putArray("vocab");
    for (ScoredPiece piece : unigram.pieces()) {
      pieces.addArray().add(piece.token()).add(piece.score());
    }
    json.put("byte_fallback", unigram.byteFallback());
  }

  private static void writeVocabulary(Map<String, Integer> vocabulary, ObjectNode json) {
    ObjectNode ids = json.putObject("vocab");
    vocabulary.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
  }
}
