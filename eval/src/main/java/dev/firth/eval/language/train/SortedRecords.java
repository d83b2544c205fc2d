package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.List;

/**
 * Runs of records that are read as one, in the order of their keys. A record is a key and one more
 * long, its value.
 *
 * @param summed records of equal keys become one with the sum of their values
 */
record SortedRecords(NgramLayout layout, List<RecordRun> runs, boolean summed) {
  MergedRecords open() throws IOException {
    return new MergedRecords(layout, runs, summed);
  }

  /** Records of all runs: as many as will be read, or more if they are summed. */
  long records() {
    return runs.stream().mapToLong(RecordRun::records).sum();
  }

  void release() {
    runs.forEach(RecordRun::release);
  }
}
