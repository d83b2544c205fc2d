package dev.firth.eval.baseline.words;

import dev.firth.eval.vectors.WordSpace;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;

/** Words as sparse unit rows: what the counted spaces have in common. */
abstract class SparseWordSpace implements WordSpace {
  private final List<String> words;
  private final Object2IntOpenHashMap<String> ids;
  private final SparseRows rows;

  SparseWordSpace(List<String> words, SparseRows rows) {
    this.words = List.copyOf(words);
    this.rows = rows;
    this.ids = new Object2IntOpenHashMap<>(words.size());
    ids.defaultReturnValue(UNKNOWN);
    for (int id = 0; id < words.size(); id++) {
      ids.putIfAbsent(words.get(id), id);
    }
  }

  @Override
  public final int size() {
    return words.size();
  }

  @Override
  public final String word(int id) {
    return words.get(id);
  }

  @Override
  public final int id(String word) {
    return ids.getInt(word);
  }

  @Override
  public final double similarity(int first, int second) {
    return rows.product(first, second);
  }

  @Override
  public final void similarities(int[] words, int from, int to, float[] out) {
    rows.products(words, from, to, out);
  }

  /** How many entries that are not zero the rows have together; eight bytes each. */
  public final long entries() {
    return rows.entries();
  }
}
