package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Sequences that are chosen token by token: what greedy search and sampling share. */
final class Walks {
  /** Chooses the next token of a walk. */
  interface Choice {
    /** The entry of the candidates' row that is chosen; {@link #NONE} if there is none. */
    int choose(Candidates candidates, int row, Walk walk);
  }

  /** No token is allowed. */
  static final int NONE = -1;

  private final Stepper stepper;
  private final Choice choice;
  private final int k;
  private final Scoring scoring;

  /**
   * @param k candidates that the choice needs of each row
   */
  Walks(Stepper stepper, Choice choice, int k, Scoring scoring) {
    this.stepper = stepper;
    this.choice = choice;
    this.k = k;
    this.scoring = scoring;
  }

  /** The sequences of each sentence in their order, without those that came to a dead end. */
  List<List<Hypothesis>> run(List<Sentence> sentences, int samples) {
    Hypothesis[][] results = new Hypothesis[sentences.size()][samples];
    List<Walk> walks = new ArrayList<>();
    for (Sentence sentence : sentences) {
      if (!sentence.input().phrases().isEmpty()) {
        throw new UsageException("phrases that must come need a beam search");
      }
      for (int sample = 0; sample < samples; sample++) {
        goOn(new Walk(Path.start(sentence), sample), walks, results);
      }
    }
    while (!walks.isEmpty()) {
      walks = step(walks, results);
    }
    return Arrays.stream(results)
        .map(of -> Arrays.stream(of).filter(Objects::nonNull).toList())
        .toList();
  }

  private List<Walk> step(List<Walk> walks, Hypothesis[][] results) {
    Candidates candidates = stepper.step(walks.stream().map(Walk::path).toList(), k);
    List<Walk> next = new ArrayList<>();
    for (int row = 0; row < walks.size(); row++) {
      Walk walk = walks.get(row);
      int entry = choice.choose(candidates, row, walk);
      if (entry != NONE) {
        take(walk, candidates, row, entry, next, results);
      }
    }
    return next;
  }

  private void take(
      Walk walk,
      Candidates candidates,
      int row,
      int entry,
      List<Walk> next,
      Hypothesis[][] results) {
    Path path = walk.path();
    int token = candidates.token(row, entry);
    float logProbability = candidates.logProbability(row, entry);
    float[] attention = stepper.attention(candidates, row, path.sentence());
    if (stepper.isEnd(token)) {
      results[path.sentence().index()][walk.sample()] =
          path.end(logProbability, attention, scoring);
    } else {
      Path longer = path.extend(row, token, logProbability, attention);
      goOn(new Walk(longer, walk.sample()), next, results);
    }
  }

  private void goOn(Walk walk, List<Walk> next, Hypothesis[][] results) {
    Path path = walk.path();
    if (path.atMaxLength()) {
      results[path.sentence().index()][walk.sample()] = path.cut(scoring);
    } else {
      next.add(walk);
    }
  }
}
