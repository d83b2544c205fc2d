package dev.firth.seq2seq.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the lines of a parallel corpus (or of a plain text) when they were encoded.
 *
 * @param read lines of each side
 * @param empty lines left out because one of several sides holds nothing to learn from
 * @param tooLong lines left out because a side has more tokens than the limit
 * @param reserved lines left out because the tokenizer makes a token of a side that only batches
 *     may hold: filling, begin or end
 * @param kept lines in the file of sentences
 * @param sides counts of each side
 */
public record EncodingCounts(
    long read, long empty, long tooLong, long reserved, long kept, List<Side> sides) {

  /**
   * One side; tokens are those of the lines kept.
   *
   * @param tokens ids
   * @param unknown those of them that stand for something the vocabulary lacks
   * @param longest tokens of the longest line read, left out or not
   * @param longestLine its number, from 1; 0 if there is none. Lines of more than a megabyte are
   *     not measured
   * @param brokenBytes bytes of the side that were no UTF-8 and became U+FFFD
   */
  public record Side(long tokens, long unknown, int longest, long longestLine, long brokenBytes) {}

  public EncodingCounts {
    sides = List.copyOf(sides);
  }

  /** Lines left out for any reason. */
  public long leftOut() {
    return empty + tooLong + reserved;
  }

  /** What {@link #toMap} gave, read from JSON. */
  static EncodingCounts of(JsonNode json) {
    var sides = new ArrayList<Side>();
    for (JsonNode side : json.path("sides")) {
      sides.add(
          new Side(
              side.path("tokens").asLong(),
              side.path("unknown").asLong(),
              side.path("longest").asInt(),
              side.path("longestLine").asLong(),
              side.path("brokenBytes").asLong()));
    }
    return new EncodingCounts(
        json.path("read").asLong(),
        json.path("empty").asLong(),
        json.path("tooLong").asLong(),
        json.path("reserved").asLong(),
        json.path("kept").asLong(),
        sides);
  }

  /** As plain maps, lists and numbers, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("read", read);
    map.put("empty", empty);
    map.put("tooLong", tooLong);
    map.put("reserved", reserved);
    map.put("kept", kept);
    var list = new ArrayList<Map<String, Object>>();
    for (Side side : sides) {
      var one = new LinkedHashMap<String, Object>();
      one.put("tokens", side.tokens());
      one.put("unknown", side.unknown());
      one.put("longest", side.longest());
      one.put("longestLine", side.longestLine());
      one.put("brokenBytes", side.brokenBytes());
      list.add(one);
    }
    map.put("sides", list);
    return map;
  }
}
