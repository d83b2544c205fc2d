package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Beam search over many sentences at once. A step asks the step function for the next tokens of all
 * live hypotheses of all sentences together; each sentence then prunes its own beam ({@link
 * SentenceBeam}), and sentences that are done leave the batch.
 *
 * <p>Live hypotheses compete by log-probability, finished ones by score: log-probability divided by
 * the length penalty, plus the coverage penalty. With a beam of 1 and {@link Stopping#BEAM_FULL},
 * or no penalties, this is {@link GreedySearch}; with one as wide as there are sequences, it is
 * exact. Sentences can have phrases that must come ({@link SearchInput#phrases}): no hypothesis
 * ends before it has them all; where none could, the results that were cut come with as many of
 * their tokens as possible.
 *
 * <p>Safe for several threads, each with its own step function.
 */
public final class BeamSearch implements Search {
  private final BeamOptions options;
  private final Scoring scoring;

  public BeamSearch(BeamOptions options) {
    this.options = options;
    this.scoring =
        new Scoring(options.lengthPenalty(), options.coveragePenalty(), options.attention());
  }

  @Override
  public List<List<Hypothesis>> search(StepFunction function, List<SearchInput> inputs) {
    Stepper stepper = new Stepper(function, options.constraints(), scoring.needsAttention());
    List<SentenceBeam> beams = new ArrayList<>();
    for (Sentence sentence : Sentence.of(function, inputs, options.constraints())) {
      beams.add(new SentenceBeam(sentence, options, scoring));
    }
    for (List<SentenceBeam> open = open(beams); !open.isEmpty(); open = open(open)) {
      step(stepper, open);
    }
    return beams.stream().map(SentenceBeam::best).toList();
  }

  private static List<SentenceBeam> open(List<SentenceBeam> beams) {
    return beams.stream().filter(beam -> !beam.done()).toList();
  }

  private void step(Stepper stepper, List<SentenceBeam> open) {
    List<Path> rows = new ArrayList<>();
    for (SentenceBeam beam : open) {
      rows.addAll(beam.live());
    }
    // a row's best beam + 1 tokens: the end token may be one of them, and beam others may go on
    boolean wholeRows = open.stream().anyMatch(SentenceBeam::needsWholeRows);
    Candidates candidates =
        stepper.step(rows, wholeRows ? StepRequest.WHOLE_ROWS : options.beam() + 1);
    int row = 0;
    for (SentenceBeam beam : open) {
      int rowsOfBeam = beam.live().size();
      beam.advance(stepper, candidates, row);
      row += rowsOfBeam;
    }
  }
}
