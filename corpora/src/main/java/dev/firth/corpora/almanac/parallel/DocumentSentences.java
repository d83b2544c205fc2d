package dev.firth.corpora.almanac.parallel;

import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.plan.Planner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The sentences of the Almanac's documents, one after the other. Not thread-safe. */
final class DocumentSentences implements Supplier<Meaning> {
  private final Planner planner;
  private final Deque<Meaning> ahead = new ArrayDeque<>();
  private long next;

  DocumentSentences(Planner planner) {
    this.planner = planner;
  }

  @Override
  public Meaning get() {
    while (ahead.isEmpty()) {
      planner.document(next++).paragraphs().forEach(ahead::addAll);
    }
    return ahead.remove();
  }
}
