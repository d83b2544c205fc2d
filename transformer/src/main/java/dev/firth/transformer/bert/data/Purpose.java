package dev.firth.transformer.bert.data;

/** What random numbers are for: each purpose has its own, whatever the number of the part. */
enum Purpose {
  ORDER(0),
  EXAMPLES(1),
  BATCHES(2),
  ROWS(3);

  private static final long PURPOSES = 4;

  private final int number;

  Purpose(int number) {
    this.number = number;
  }

  long seed(long seed) {
    return seed * PURPOSES + number;
  }
}
