package dev.firth.transformer.bert.train;

/** What the questions of one kind should be answered with, in their order. */
public sealed interface Answers {
  /** How many questions there are. */
  int count();

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
  }
}
