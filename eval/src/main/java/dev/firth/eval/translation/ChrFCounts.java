package dev.firth.eval.translation;

import java.util.List;

/** Counts a segment's matching n-grams of characters and words for {@link ChrF}. */
final class ChrFCounts implements SegmentScorer {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final ChrF metric;
  private final ChrFOptions options;
  private final CharacterIds characters = new CharacterIds();
  private final NgramMatches characterMatches;
  private final TokenSpans hypothesisWords = new TokenSpans();
  private final TokenSpans referenceWords = new TokenSpans();
  private final TokenSpans untrimmed = new TokenSpans();
  private final TokenIds words = new TokenIds(hypothesisWords);
  private final NgramMatches wordMatches;
  private final double[] counts;
  private int[] characterIds = new int[512];
  private int[] wordIds = new int[128];

  ChrFCounts(ChrF metric) {
    this.metric = metric;
    this.options = metric.options();
    this.characterMatches = new NgramMatches(Math.max(1, options.charOrder()));
    this.wordMatches = new NgramMatches(Math.max(1, options.wordOrder()));
    this.counts = new double[metric.columns()];
  }

  @Override
  public void count(String hypothesis, List<String> references, double[] row, int at) {
    int length = takeHypothesis(prepared(hypothesis));
    double best = -1;
    for (String reference : references) {
      countReference(prepared(reference), length);
      double score = metric.score(counts, 0, false);
      if (score > best) {
        best = score;
        System.arraycopy(counts, 0, row, at, counts.length);
      }
    }
  }

  private String prepared(String segment) {
    return options.lowercase() ? PythonText.lower(segment) : segment;
  }

  /** Takes a hypothesis and returns its length in characters. */
  private int takeHypothesis(String text) {
    characterIds = characters.number(text, options.whitespace(), characterIds);
    int length = characters.length();
    characterMatches.hypothesis(characterIds, length, characters.count());
    if (options.wordOrder() > 0) {
      splitWords(text, hypothesisWords);
      wordIds = words.number(wordIds);
      wordMatches.hypothesis(wordIds, hypothesisWords.count(), words.count());
    }
    return length;
  }

  private void countReference(String text, int hypothesisLength) {
    characterIds = characters.lookUp(text, options.whitespace(), characterIds);
    characterMatches.forgetReferences();
    characterMatches.reference(characterIds, characters.length());
    for (int order = 1; order <= options.charOrder(); order++) {
      put(3 * (order - 1), order, hypothesisLength, characters.length(), characterMatches);
    }
    if (options.wordOrder() > 0) {
      splitWords(text, referenceWords);
      wordIds = words.lookUp(referenceWords, wordIds);
      wordMatches.forgetReferences();
      wordMatches.reference(wordIds, referenceWords.count());
    }
    for (int order = 1; order <= options.wordOrder(); order++) {
      int at = 3 * (options.charOrder() + order - 1);
      put(at, order, hypothesisWords.count(), referenceWords.count(), wordMatches);
    }
  }

  private void put(int at, int order, int hypothesis, int reference, NgramMatches matches) {
    int ofReference = Math.max(0, reference - order + 1);
    // An order that the reference is too short for cannot be missed by the hypothesis.
    counts[at] = ofReference == 0 ? 0 : Math.max(0, hypothesis - order + 1);
    counts[at + 1] = ofReference;
    counts[at + 2] = matches.matches(order);
  }

  /** Words with one punctuation mark split off, at the end or else at the beginning. */
  private void splitWords(String text, TokenSpans into) {
    untrimmed.reset(text);
    untrimmed.splitAtBlanks();
    into.reset(text);
    for (int word = 0; word < untrimmed.count(); word++) {
      int start = untrimmed.start(word);
      int end = untrimmed.end(word);
      if (text.codePointCount(start, end) == 1) {
        into.add(start, end);
      } else if (PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
        into.add(start, end - 1);
        into.add(end - 1, end);
      } else if (PUNCTUATION.indexOf(text.charAt(start)) >= 0) {
        into.add(start, start + 1);
        into.add(start + 1, end);
      } else {
        into.add(start, end);
      }
    }
  }
}
