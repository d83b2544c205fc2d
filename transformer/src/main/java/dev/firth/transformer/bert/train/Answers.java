package dev.firth.transformer.bert.train;

import java.util.Arrays;

/** What the questions of one kind should be answered with, in their order. */
public sealed interface Answers {
  /** How many questions there are. */
  int count();

  /** Those of some of the questions, in this order. */
  Answers of(int... questions);

  /** A number that tells them from others. */
  int hashOfValues();

  /**
   * One of some classes each; the loss is cross-entropy in nats.
   *
   * @param ids numbers of the classes, from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
  record Classes(long... ids) implements Answers {
    @Override
    public int count() {
      return ids.length;
    }

    @Override
    public Classes of(int... questions) {
      return new Classes(Arrays.stream(questions).mapToLong(question -> ids[question]).toArray());
    }

    @Override
    public int hashOfValues() {
      return Arrays.hashCode(ids);
    }
  }

  /**
   * A number each; the loss is the squared error.
   *
   * @param values of the answers
   */
  @SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
  record Numbers(float... values) implements Answers {
    @Override
    public int count() {
      return values.length;
    }

    @Override
    public Numbers of(int... questions) {
      float[] chosen = new float[questions.length];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = values[questions[i]];
      }
      return new Numbers(chosen);
    }

    @Override
    public int hashOfValues() {
      return Arrays.hashCode(values);
    }
  }
}
