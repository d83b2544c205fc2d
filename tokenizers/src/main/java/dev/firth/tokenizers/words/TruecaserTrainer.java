package dev.firth.tokenizers.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts in which case the words of tokenized lines are written where no sentence begins, as {@code
 * train-truecaser.perl} of Moses does. Of cases that are equally frequent the one seen first wins,
 * where the Perl program takes any. For one thread.
 */
public final class TruecaserTrainer {
  /** Counts are kept in tenths: the only word of a line is a tenth of evidence. */
  private static final int ONE = 10;

  private final boolean useFirstToken;
  private final Map<String, Map<String, Long>> cases = new TreeMap<>();

  /** As Moses trains by default: first words of sentences are no evidence. */
  public TruecaserTrainer() {
    this(false);
  }

  /**
   * @param useFirstToken counts first words that are not capitalized, and those of lines of one
   *     word at a tenth ({@code --possiblyUseFirstToken})
   */
  public TruecaserTrainer(boolean useFirstToken) {
    this.useFirstToken = useFirstToken;
  }

  /** Counts the words of a tokenized line. */
  public void add(String line) {
    List<String> words = new XmlWords(line, false).words();
    int from = 0;
    while (from < words.size() && SentenceStart.delaysStart(words.get(from))) {
      from++;
    }
    boolean first = true;
    for (int i = from; i < words.size(); i++) {
      String word = words.get(i);
      if (!first && SentenceStart.endsSentence(words.get(i - 1))) {
        first = true;
      }
      if (isCased(word)) {
        count(word, first ? weightOfFirst(word, words.size()) : ONE);
      }
      first = false;
    }
  }

  private static boolean isCased(String word) {
    return word.codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.LOWERCASE_LETTER,
                      Character.UPPERCASE_LETTER,
                      Character.TITLECASE_LETTER ->
                      true;
                  default -> false;
                });
  }

  private int weightOfFirst(String word, int wordsInLine) {
    if (!useFirstToken) {
      return 0;
    }
    String letter = Character.toString(word.codePointAt(0));
    if (SentenceStart.lowerCase(letter).equals(letter)) {
      return ONE;
    }
    return wordsInLine == 1 ? 1 : 0;
  }

  private void count(String word, int weight) {
    if (weight > 0) {
      cases
          .computeIfAbsent(SentenceStart.lowerCase(word), lower -> new LinkedHashMap<>(2))
          .merge(word, (long) weight, Long::sum);
    }
  }

  /** The model of what was counted, its words in order. */
  public Truecaser train() {
    var lines = new ArrayList<String>();
    for (Map<String, Long> counts : cases.values()) {
      lines.add(line(counts));
    }
    return new Truecaser(lines);
  }

  private static String line(Map<String, Long> counts) {
    String best = "";
    long score = -1;
    long total = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      total += entry.getValue();
      if (entry.getValue() > score) {
        best = entry.getKey();
        score = entry.getValue();
      }
    }
    var line = new StringBuilder(best);
    line.append(" (").append(number(score)).append('/').append(number(total)).append(')');
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (!entry.getKey().equals(best)) {
        line.append(' ').append(entry.getKey());
        line.append(" (").append(number(entry.getValue())).append(')');
      }
    }
    return line.toString();
  }

  private static String number(long tenths) {
    return tenths / ONE + (tenths % ONE == 0 ? "" : "." + tenths % ONE);
  }
}
