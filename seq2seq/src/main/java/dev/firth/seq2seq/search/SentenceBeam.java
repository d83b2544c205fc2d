package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The beam of one sentence: its live hypotheses, best first, and its best finished ones.
 *
 * <p>A step puts the candidates of all live hypotheses in order: by log-probability, or, where
 * phrases must come, in the turns of {@link Banks}. Of the first {@code beam}, those that end are
 * finished; an end that comes later is dropped. The first {@code beam} that do not end live on. So
 * a beam stays full while hypotheses finish (as in fairseq).
 */
final class SentenceBeam {
  private final BeamOptions options;
  private final Scoring scoring;
  private final RequiredPhrases phrases;
  private final Banks banks;
  private final FinishedHypotheses finished;
  private List<Path> live;

  SentenceBeam(Sentence sentence, BeamOptions options, Scoring scoring) {
    this.options = options;
    this.scoring = scoring;
    this.phrases = sentence.phrases();
    // at most one candidate of each live hypothesis ends, so beam others are among these
    this.banks = new Banks(phrases, 2 * options.beam());
    this.finished = new FinishedHypotheses(options.nBest());
    this.live = List.of(Path.start(sentence));
    cutAtMaxLength();
  }

  List<Path> live() {
    return live;
  }

  boolean needsWholeRows() {
    return banks.needWholeRows();
  }

  /** The n best finished hypotheses, best first. */
  List<Hypothesis> best() {
    return finished.best();
  }

  /** Whether nothing is left to do. */
  boolean done() {
    if (live.isEmpty()) {
      return true;
    }
    return switch (options.stopping()) {
      case BOUND -> finished.standsAgainst(scoring.bound(live.getFirst()), phrases.goal());
      case BEAM_FULL -> finished.ever() >= options.beam();
    };
  }

  /** One step on, with the candidates of the live hypotheses, which begin at a row. */
  void advance(Stepper stepper, Candidates candidates, int firstRow) {
    banks.clear();
    for (int rank = 0; rank < live.size(); rank++) {
      banks.add(rank, live.get(rank), candidates, firstRow + rank);
    }
    live = prune(stepper, candidates, firstRow);
    cutAtMaxLength();
  }

  private List<Path> prune(Stepper stepper, Candidates candidates, int firstRow) {
    List<Path> next = new ArrayList<>(options.beam());
    float[][] attention = new float[live.size()][];
    for (int i = 0; next.size() < options.beam() && banks.next(); i++) {
      int rank = banks.rank();
      boolean ends = stepper.isEnd(banks.token());
      if (ends && i >= options.beam()) {
        continue;
      }
      Path path = live.get(rank);
      if (attention[rank] == null) {
        attention[rank] = stepper.attention(candidates, firstRow + rank, path.sentence());
      }
      float logProbability = banks.logProbability();
      if (ends) {
        finished.add(path.end(logProbability, attention[rank], scoring), path.phraseTokens());
      } else {
        next.add(path.extend(firstRow + rank, banks.token(), logProbability, attention[rank]));
      }
    }
    if (banks.needWholeRows()) {
      next.sort(Comparator.comparingDouble(Path::logProbability).reversed());
    }
    return next;
  }

  private void cutAtMaxLength() {
    if (!live.isEmpty() && live.getFirst().atMaxLength()) {
      live.forEach(path -> finished.add(path.cut(scoring), path.phraseTokens()));
      live = List.of();
    }
  }
}
