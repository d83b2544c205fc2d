package dev.firth.tokenizers.model.wordpiece;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens and ids, both ways. Ids may have gaps. */
final class PieceIds {
  private static final int NONE = -1;

  /** Tokens by rising id. */
  private final String[] tokens;

  private final int[] ids;

  /** UTF-16 units of the tokens: reading them here saves a look at the string. */
  private final int[] lengths;

  private final Object2IntOpenHashMap<String> byToken;
  private final boolean withoutGaps;

  PieceIds(Map<String, Integer> vocabulary) {
    var entries = vocabulary.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    tokens = entries.stream().map(Map.Entry::getKey).toArray(String[]::new);
    ids = entries.stream().mapToInt(Map.Entry::getValue).toArray();
    lengths = Arrays.stream(tokens).mapToInt(String::length).toArray();
    byToken = new Object2IntOpenHashMap<>(tokens, ids);
    byToken.defaultReturnValue(NONE);
    requireDistinctIds();
    withoutGaps = ids.length == 0 || ids[ids.length - 1] == ids.length - 1;
  }

  private void requireDistinctIds() {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0) {
        throw new IllegalArgumentException("token " + tokens[i] + " has the id " + ids[i]);
      }
      if (i > 0 && ids[i] == ids[i - 1]) {
        throw new IllegalArgumentException(
            "tokens " + tokens[i - 1] + " and " + tokens[i] + " have the same id " + ids[i]);
      }
    }
  }

  int size() {
    return tokens.length;
  }

  int idOf(String token) {
    return byToken.getInt(token);
  }

  /** The token, or null. */
  String tokenOf(int id) {
    int index = indexOf(id);
    return index < 0 ? null : tokens[index];
  }

  /** UTF-16 units of a token that is there. */
  int length(int id) {
    return lengths[indexOf(id)];
  }

  private int indexOf(int id) {
    if (withoutGaps) {
      return id < tokens.length ? id : NONE;
    }
    return Arrays.binarySearch(ids, id);
  }

  /** Token by rank of its id. */
  String token(int rank) {
    return tokens[rank];
  }

  /** Id by rank. */
  int id(int rank) {
    return ids[rank];
  }

  /** In order of ids. */
  Map<String, Integer> asMap() {
    var map = LinkedHashMap.<String, Integer>newLinkedHashMap(tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      map.put(tokens[i], ids[i]);
    }
    return Collections.unmodifiableMap(map);
  }
}
