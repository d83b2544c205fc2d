package dev.firth.seq2seq.data;

/**
 * A batch that has its place in an epoch and says what it is made of, so that a training can go on
 * behind it and name it. Its string form is what messages call it.
 */
public interface NumberedBatch {
  /** The epoch that the batch is from, from 0. */
  long epoch();

  /** The number of the batch in its epoch, from 0. */
  int index();

  /** Whether it is the last one of its epoch. */
  boolean endsEpoch();

  /** For each row, the number of its sentence (or block) in the data, from 0; not to be changed. */
  int[] examples();
}
