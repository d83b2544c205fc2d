package dev.firth.eval.translation;

import dev.firth.corpora.WordAlignment.Link;
import java.util.HashSet;
import java.util.Set;

/**
 * The words of a sentence that people linked to those of its translation.
 *
 * @param sure links that must be there
 * @param possible links that may be there; the sure ones are among them
 */
public record GoldAlignment(Set<Link> sure, Set<Link> possible) {
  public GoldAlignment {
    sure = Set.copyOf(sure);
    var all = new HashSet<>(possible);
    all.addAll(sure);
    possible = Set.copyOf(all);
  }
}
