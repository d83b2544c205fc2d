package dev.firth.cli.corpus;

/** What {@code corpus almanac} writes. */
enum AlmanacOutput {
  WORDS,
  PROSE,
  PARALLEL
}
