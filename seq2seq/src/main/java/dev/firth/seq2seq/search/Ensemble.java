package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Several step functions over one vocabulary that act as one, for the same batch. The members
 * return whole rows, so a step costs more than theirs together; the repetition penalty acts in each
 * member, on its own raw scores; attention weights are averaged.
 */
public final class Ensemble implements StepFunction {
  private final List<StepFunction> members;
  private final Averaging averaging;

  /**
   * @throws IllegalArgumentException if there is no member, or if they differ in vocabulary size,
   *     start token, end token or batch
   */
  public Ensemble(List<? extends StepFunction> members, Averaging averaging) {
    this.members = List.copyOf(members);
    this.averaging = averaging;
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble needs a member");
    }
    for (StepFunction member : members) {
      check("vocabulary sizes", vocabularySize(), member.vocabularySize());
      check("start tokens", startToken(), member.startToken());
      check("end tokens", endToken(), member.endToken());
      check("numbers of sentences", sentences(), member.sentences());
    }
  }

  private static void check(String what, int first, int other) {
    if (first != other) {
      throw new IllegalArgumentException(
          "members of an ensemble with different " + what + ": " + first + " and " + other);
    }
  }

  @Override
  public int vocabularySize() {
    return members.getFirst().vocabularySize();
  }

  @Override
  public int startToken() {
    return members.getFirst().startToken();
  }

  @Override
  public int endToken() {
    return members.getFirst().endToken();
  }

  @Override
  public int sentences() {
    return members.getFirst().sentences();
  }

  @Override
  public Candidates step(StepRequest request) {
    StepRequest whole = request.forWholeRows(request.edits().beforeSoftmax());
    List<Candidates> answers = new ArrayList<>();
    for (StepFunction member : members) {
      answers.add(member.step(whole));
    }
    float[] average = average(answers.stream().map(Candidates::logProbabilities).toList());
    Candidates candidates = NextTokens.ofNormalised(average, vocabularySize(), request);
    return request.attention() ? withAttention(candidates, answers) : candidates;
  }

  private float[] average(List<float[]> logProbabilities) {
    return switch (averaging) {
      case PROBABILITIES -> averageOfProbabilities(logProbabilities);
      case LOG_PROBABILITIES -> {
        float[] average = mean(logProbabilities);
        for (int start = 0; start < average.length; start += vocabularySize()) {
          NextTokens.normalise(average, start, vocabularySize());
        }
        yield average;
      }
    };
  }

  private static float[] averageOfProbabilities(List<float[]> logProbabilities) {
    float[] average = new float[logProbabilities.getFirst().length];
    for (int i = 0; i < average.length; i++) {
      double sum = 0;
      for (float[] of : logProbabilities) {
        sum += Math.exp(of[i]);
      }
      average[i] = (float) Math.log(sum / logProbabilities.size());
    }
    return average;
  }

  private static float[] mean(List<float[]> arrays) {
    float[] mean = new float[arrays.getFirst().length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] array : arrays) {
        sum += array[i];
      }
      mean[i] = (float) (sum / arrays.size());
    }
    return mean;
  }

  private static Candidates withAttention(Candidates candidates, List<Candidates> answers) {
    return candidates.withAttention(
        answers.getFirst().attentionWidth(),
        mean(answers.stream().map(Candidates::attention).toList()));
  }
}
