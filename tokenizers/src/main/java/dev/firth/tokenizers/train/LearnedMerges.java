package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges in the order in which they were learned. Immutable once the learning has ended.
 *
 * <p>A pair may come twice where two ways lead to one token, as in Hugging Face's trainer; in a
 * model the later one counts, which {@link #ranked} gives.
 */
public final class LearnedMerges {
  private final TokenNames names;
  private final IntArrayList lefts = new IntArrayList();
  private final IntArrayList rights = new IntArrayList();
  private final IntArrayList results = new IntArrayList();
  private final LongArrayList counts = new LongArrayList();
  private final List<String> notes = new ArrayList<>();

  LearnedMerges(TokenNames names) {
    this.names = names;
  }

  void add(int left, int right, int result, long count) {
    lefts.add(left);
    rights.add(right);
    results.add(result);
    counts.add(count);
  }

  void note(String note) {
    notes.add(note);
  }

  /** All tokens by id: special tokens, characters, then what the merges made. */
  public List<String> tokens() {
    return names.all();
  }

  /** Number of merges. */
  public int size() {
    return lefts.size();
  }

  /** Id of the left token of a merge. */
  public int left(int merge) {
    return lefts.getInt(merge);
  }

  /** Id of the right token of a merge. */
  public int right(int merge) {
    return rights.getInt(merge);
  }

  /** Id of the token that a merge makes. */
  public int result(int merge) {
    return results.getInt(merge);
  }

  /** How often the pair was seen when it was merged. */
  public long count(int merge) {
    return counts.getLong(merge);
  }

  /** A merge as the text of its two tokens with a space between, a line of {@code merges.txt}. */
  public String line(int merge) {
    return names.name(left(merge)) + " " + names.name(right(merge));
  }

  /** The merges by rank, each pair once: where a pair comes twice the later one counts. */
  public int[] ranked() {
    var seen = new HashSet<Long>();
    var ranked = new IntArrayList();
    for (int merge = size() - 1; merge >= 0; merge--) {
      if (seen.add(PairTable.key(left(merge), right(merge)))) {
        ranked.add(merge);
      }
    }
    return IntArrays.reverse(ranked.toIntArray());
  }

  /** Ids by token. */
  public Map<String, Integer> vocabulary() {
    var ids = new LinkedHashMap<String, Integer>();
    for (String token : names.all()) {
      ids.put(token, ids.size());
    }
    return ids;
  }

  /** A model that applies these merges. */
  public BpeModel toModel(BpeOptions options) {
    var ranked = new ArrayList<Merge>();
    for (int merge : ranked()) {
      ranked.add(new Merge(names.name(left(merge)), names.name(right(merge))));
    }
    return new BpeModel(vocabulary(), ranked, options);
  }

  /** What a user should know, such as that the text has too few pairs; a sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
