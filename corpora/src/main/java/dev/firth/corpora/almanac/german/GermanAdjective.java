package dev.firth.corpora.almanac.german;

/**
 * A German adjective.
 *
 * @param positive as it stands after {@code ist}, also the adverb
 * @param stem before endings: {@code teur} of {@code teuer}
 * @param comparative {@code teurer}, itself a stem
 * @param superlative the stem {@code teuerst}
 */
record GermanAdjective(String positive, String stem, String comparative, String superlative) {}
