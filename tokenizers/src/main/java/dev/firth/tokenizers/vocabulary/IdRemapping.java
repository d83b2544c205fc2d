package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;
import java.util.Arrays;
import java.util.Map;

/**
 * Where the ids of a tokenizer went when its vocabulary was changed: whoever holds rows of an
 * embedding table moves them by it. Immutable.
 */
public final class IdRemapping {
  /** What is said of an id without a counterpart. */
  public static final int NONE = -1;

  private final int[] newIds;
  private final int[] oldIds;

  private IdRemapping(int[] newIds, int[] oldIds) {
    this.newIds = newIds;
    this.oldIds = oldIds;
  }

  /** From one tokenizer to another: a token goes where the same token, added or not, is. */
  public static IdRemapping between(Tokenizer from, Tokenizer to) {
    Map<Integer, String> tokens = TokenIds.of(from);
    var newIds = new int[TokenIds.bound(tokens)];
    var oldIds = new int[TokenIds.bound(TokenIds.of(to))];
    Arrays.fill(newIds, NONE);
    Arrays.fill(oldIds, NONE);
    tokens.forEach(
        (id, token) -> {
          newIds[id] = to.idOf(token);
          if (newIds[id] != NONE) {
            oldIds[newIds[id]] = id;
          }
        });
    return new IdRemapping(newIds, oldIds);
  }

  /** One more than the largest id there was: the rows of an old table. */
  public int oldSize() {
    return newIds.length;
  }

  /** One more than the largest id there is: the rows of a new table. */
  public int newSize() {
    return oldIds.length;
  }

  /** Where an old id went, or {@link #NONE} if its token is gone. */
  public int newId(int oldId) {
    return newIds[oldId];
  }

  /** Where a new id came from, or {@link #NONE} if its token is new. */
  public int oldId(int newId) {
    return oldIds[newId];
  }

  /** How many tokens are in both. */
  public int kept() {
    return (int) Arrays.stream(oldIds).filter(id -> id != NONE).count();
  }

  @Override
  public String toString() {
    return "%d ids to %d, %d of them kept".formatted(oldSize(), newSize(), kept());
  }
}
