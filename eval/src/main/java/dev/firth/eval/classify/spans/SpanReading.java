package dev.firth.eval.classify.spans;

import dev.firth.runs.BadInputException;

/** How tags are read as spans. The readings differ where tags do not follow their scheme. */
public sealed interface SpanReading
    permits ConllevalReading, RawReading, SeqevalReading, StrictReading {
  /** Its name in a signature. */
  String name();

  /**
   * Counts the spans of a sentence.
   *
   * @throws BadInputException if a tag is not of the scheme; the message names the line
   */
  SpanCounts count(TaggedSentence sentence) throws BadInputException;

  /** CoNLL's evaluation program: IOB1 and IOB2 (and IOE), lenient. */
  static SpanReading conlleval() {
    return new ConllevalReading();
  }

  /**
   * The same with option -r: every token whose tag is not O counts for itself, by its whole tag.
   */
  static SpanReading conllevalRaw() {
    return new RawReading();
  }

  /** Seqeval's default: IOB1, IOB2, BIOES, lenient. */
  static SpanReading seqeval() {
    return new SeqevalReading();
  }

  /** Seqeval's strict mode: a span counts only if its tags follow the scheme. */
  static SpanReading strict(SpanScheme scheme) {
    return new StrictReading(scheme);
  }
}
