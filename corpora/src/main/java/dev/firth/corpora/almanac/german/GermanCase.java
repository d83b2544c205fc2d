package dev.firth.corpora.almanac.german;

/** The four cases, each at its place in a table of endings. */
enum GermanCase {
  NOMINATIVE(0),
  ACCUSATIVE(1),
  DATIVE(2),
  GENITIVE(3);

  private final int row;

  GermanCase(int row) {
    this.row = row;
  }

  int row() {
    return row;
  }
}
