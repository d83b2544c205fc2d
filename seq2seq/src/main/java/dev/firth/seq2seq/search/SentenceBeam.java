package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The beam of one sentence: its live hypotheses, best first, and its best finished ones.
 *
 * <p>A step sorts the candidates of all live hypotheses by log-probability. Of the first {@code
 * beam}, those that end are finished; an end that comes later is dropped. The first {@code beam}
 * that do not end live on. So a beam stays full while hypotheses finish (as in fairseq).
 */
final class SentenceBeam {
  private final BeamOptions options;
  private final Scoring scoring;
  private final Extensions extensions;
  private final FinishedHypotheses finished;
  private List<Path> live;

  SentenceBeam(Sentence sentence, BeamOptions options, Scoring scoring) {
    this.options = options;
    this.scoring = scoring;
    // at most one candidate of each live hypothesis ends, so beam others are among these
    this.extensions = new Extensions(2 * options.beam());
    this.finished = new FinishedHypotheses(options.nBest());
    this.live = List.of(Path.start(sentence));
    cutAtMaxLength();
  }

  List<Path> live() {
    return live;
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
      case BOUND -> finished.full() && finished.worst().score() >= scoring.bound(live.getFirst());
      case BEAM_FULL -> finished.ever() >= options.beam();
    };
  }

  /** One step on, with the candidates of the live hypotheses, which begin at a row. */
  void advance(Stepper stepper, Candidates candidates, int firstRow) {
    extensions.clear();
    for (int rank = 0; rank < live.size(); rank++) {
      extensions.add(rank, live.get(rank).logProbability(), candidates, firstRow + rank);
    }
    live = prune(stepper, candidates, firstRow);
    cutAtMaxLength();
  }

  private List<Path> prune(Stepper stepper, Candidates candidates, int firstRow) {
    List<Path> next = new ArrayList<>(options.beam());
    float[][] attention = new float[live.size()][];
    for (int i = 0; i < extensions.size() && next.size() < options.beam(); i++) {
      int rank = extensions.rank(i);
      boolean ends = stepper.isEnd(extensions.token(i));
      if (ends && i >= options.beam()) {
        continue;
      }
      Path path = live.get(rank);
      if (attention[rank] == null) {
        attention[rank] = stepper.attention(candidates, firstRow + rank, path.sentence());
      }
      float logProbability = extensions.logProbability(i);
      if (ends) {
        finished.add(path.end(logProbability, attention[rank], scoring));
      } else {
        next.add(
            path.extend(firstRow + rank, extensions.token(i), logProbability, attention[rank]));
      }
    }
    return next;
  }

  private void cutAtMaxLength() {
    if (!live.isEmpty() && live.getFirst().atMaxLength()) {
      live.forEach(path -> finished.add(path.cut(scoring)));
      live = List.of();
    }
  }
}
