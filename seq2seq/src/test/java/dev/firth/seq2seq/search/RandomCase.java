package dev.firth.seq2seq.search;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random model of a few tokens with random rules and sentences. */
final class RandomCase {
  private final SplittableRandom random;
  final int vocabularySize;
  final Scores scores;
  final Constraints constraints;

  RandomCase(int index) {
    random = Seeds.random(index);
    vocabularySize = random.nextInt(3, 6);
    scores = Scores.random(random.nextLong(), random.nextDouble(0.5, 4));
    constraints =
        new Constraints(
            new LengthLimit(one(0.0, 0.0, 0.5), one(0, 1, 2)),
            one(
                LengthLimit.of(random.nextInt(5)),
                LengthLimit.of(4),
                new LengthLimit(0.7, random.nextInt(3))),
            one(0, 0, 1, 2, 3),
            one(1f, 1f, 1.2f, 0.7f),
            random.nextInt(4) == 0 ? List.of(random.nextInt(vocabularySize)) : List.of(),
            List.of());
  }

  /** Sentences with short sources, some with forced prefixes. */
  List<SearchInput> inputs(int count) {
    List<SearchInput> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(SearchInput.of(random.nextInt(1000), random.nextInt(4)).withPrefix(prefix()));
    }
    return inputs;
  }

  private List<Integer> prefix() {
    List<Integer> prefix = new ArrayList<>();
    for (int length = one(0, 0, 0, 1, 2, 3); length > 0; length--) {
      prefix.add(random.nextInt(1, vocabularySize));
    }
    if (random.nextInt(10) == 0) {
      prefix.add(HandMadeModel.END);
    }
    return prefix;
  }

  /** Some phrases of one to three tokens, perhaps one of them twice, perhaps none. */
  List<List<Integer>> phrases() {
    List<List<Integer>> phrases = new ArrayList<>();
    for (int count = one(0, 1, 1, 2, 3); count > 0; count--) {
      List<Integer> phrase = new ArrayList<>();
      for (int length = one(1, 1, 2, 3); length > 0; length--) {
        phrase.add(random.nextInt(1, vocabularySize));
      }
      phrases.add(phrase);
    }
    return phrases;
  }

  /** Beam search with any penalties. */
  BeamOptions beamOptions(int beam, int nBest) {
    return new BeamOptions(
        beam,
        nBest,
        one(
            LengthPenalty.NONE,
            LengthPenalty.AVERAGE,
            LengthPenalty.wu(0.6),
            LengthPenalty.wu(1.5),
            new LengthPenalty(LengthPenalty.Kind.AVERAGE, 0.5)),
        one(CoveragePenalty.NONE, new CoveragePenalty(0.2)),
        one(Stopping.values()),
        random.nextBoolean(),
        constraints);
  }

  SamplingOptions samplingOptions() {
    return new SamplingOptions(
        random.nextInt(1, 4),
        one(0.5, 1.0, 2.0),
        one(0, 1, 2, 100),
        one(0.1, 0.7, 1.0),
        random.nextLong(),
        constraints);
  }

  int nextInt(int from, int to) {
    return random.nextInt(from, to);
  }

  HandMadeModel model(List<SearchInput> inputs) {
    return new HandMadeModel(scores, vocabularySize, inputs);
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
