package dev.firth.eval.classify.squad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer as SQuAD compares it (Rajpurkar et al. 2016): in lower case, without ASCII punctuation,
 * without the words a, an and the, white space as one blank. Letters and white space are those of
 * Python's {@code re} and {@code str.split}.
 */
final class AnswerText {
  private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
  private static final Pattern ARTICLES =
      Pattern.compile("(?<![\\p{L}\\p{N}_])(a|an|the)(?![\\p{L}\\p{N}_])");
  private static final Pattern SPACES =
      Pattern.compile(
          "[\\t-\\r"
              + "\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

  private AnswerText() {}

  static List<String> words(String answer) {
    String text = PUNCTUATION.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
    text = ARTICLES.matcher(text).replaceAll(" ");
    var words = new ArrayList<String>();
    for (String word : SPACES.split(text)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** F1 of words as bags: the harmonic mean of precision and recall. */
  static double f1(List<String> gold, List<String> predicted) {
    var left = new HashMap<String, Integer>();
    gold.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : predicted) {
      int count = left.getOrDefault(word, 0);
      if (count > 0) {
        left.put(word, count - 1);
        common++;
      }
    }
    if (common == 0) {
      return 0;
    }
    double precision = (double) common / predicted.size();
    double recall = (double) common / gold.size();
    return 2 * precision * recall / (precision + recall);
  }
}
