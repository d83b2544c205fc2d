package dev.firth.bench;

import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Candidates;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.GreedySearch;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.Sampling;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import dev.firth.seq2seq.search.StepFunction;
import dev.firth.seq2seq.search.StepRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What searches cost by themselves, in microseconds a step: 32 sentences, 8,000 tokens, 50 steps,
 * and a step function that hands out answers made before. One line a search: the median of the
 * repetitions, the time inside of the step function taken off.
 */
public final class SearchCost {
  private static final int SENTENCES = 32;
  private static final int TOKENS = 8000;
  private static final int STEPS = 50;
  private static final int REPETITIONS = 201;

  private SearchCost() {}

  public static void main(String[] args) {
    Constraints plain =
        Constraints.defaults().withLengths(LengthLimit.of(STEPS), LengthLimit.of(STEPS));
    Constraints ruled = plain.withNoRepeatNgram(3).withRepetitionPenalty(1.2f);
    BeamOptions beam = BeamOptions.defaults().withConstraints(plain);
    SamplingOptions sampling = SamplingOptions.defaults().withConstraints(plain);
    print("greedy", new GreedySearch(plain, false));
    print("beam 5", new BeamSearch(beam));
    print("beam 5, with attention", new BeamSearch(beam.withAttention(true)));
    print(
        "beam 5, no repeated trigram, repetition penalty",
        new BeamSearch(beam.withConstraints(ruled)));
    print("beam 5, four phrases of two tokens", new BeamSearch(beam), inputs(4, SENTENCES));
    print("beam 5, one sentence of all with a phrase", new BeamSearch(beam), inputs(1, 1));
    print("beam 20", new BeamSearch(beam.withBeam(20, 1)));
    print("sampling, top-k 40", new Sampling(sampling.withTopK(40)));
    print("sampling, top-p 0.9", new Sampling(sampling.withTopP(0.9)));
    print("sampling", new Sampling(sampling));
  }

  /** Sentences, of which the first few must have so many phrases. */
  private static List<SearchInput> inputs(int phrases, int sentences) {
    List<List<Integer>> pairs =
        IntStream.range(0, phrases).mapToObj(i -> List.of(100 * i + 1, 100 * i + 2)).toList();
    return IntStream.range(0, SENTENCES)
        .mapToObj(i -> SearchInput.of(i, 20).withPhrases(i < sentences ? pairs : List.of()))
        .toList();
  }

  private static void print(String name, Search search) {
    print(name, search, inputs(0, 0));
  }

  private static void print(String name, Search search, List<SearchInput> inputs) {
    StoredAnswers answers = new StoredAnswers();
    double[] micros = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      answers.restart();
      long start = System.nanoTime();
      int found = search.search(answers, inputs).size();
      micros[i] = (System.nanoTime() - start - answers.nanos) / 1e3 / STEPS;
      if (found != SENTENCES || answers.steps != STEPS) {
        throw new IllegalStateException(found + " results, " + answers.steps + " steps");
      }
    }
    // the compiler is warm after half of them
    double[] warm = Arrays.copyOfRange(micros, REPETITIONS / 2, REPETITIONS);
    Arrays.sort(warm);
    System.out.printf(Locale.ROOT, "%-50s %8.1f%n", name, warm[warm.length / 2]);
  }

  /** Answers by shape, the same for every step: what they say does not matter here. */
  private static final class StoredAnswers implements StepFunction {
    private static final int SOURCE = 20;

    private Candidates answer;
    private long nanos;
    private int steps;

    void restart() {
      nanos = 0;
      steps = 0;
    }

    @Override
    public int vocabularySize() {
      return TOKENS;
    }

    @Override
    public int startToken() {
      return 0;
    }

    @Override
    public int endToken() {
      return 0;
    }

    @Override
    public int sentences() {
      return SENTENCES;
    }

    @Override
    public Candidates step(StepRequest request) {
      long start = System.nanoTime();
      int width = request.wholeRows() ? TOKENS : request.k();
      if (answer == null || answer.rows() != request.rows() || answer.width() != width) {
        answer = answer(request, width);
      }
      steps++;
      nanos += System.nanoTime() - start;
      return answer;
    }

    /** Rows that fall from entry to entry, each row a little differently; never the end token. */
    private static Candidates answer(StepRequest request, int width) {
      SplittableRandom random = new SplittableRandom(1);
      int[] tokens = new int[request.wholeRows() ? 0 : request.rows() * width];
      float[] logProbabilities = new float[request.rows() * width];
      for (int row = 0; row < request.rows(); row++) {
        double falling = 0;
        for (int i = 0; i < width; i++) {
          falling -= random.nextDouble() * (i < 50 ? 0.5 : 0.002);
          logProbabilities[row * width + i] = (float) (falling - 2);
          if (tokens.length > 0) {
            tokens[row * width + i] = random.nextInt(1, TOKENS);
          }
        }
        if (request.wholeRows()) {
          logProbabilities[row * width] = Float.NEGATIVE_INFINITY;
        }
      }
      Candidates answer =
          request.wholeRows()
              ? Candidates.wholeRows(TOKENS, logProbabilities)
              : Candidates.best(width, tokens, logProbabilities);
      return request.attention()
          ? answer.withAttention(SOURCE, new float[request.rows() * SOURCE])
          : answer;
    }
  }
}
