package dev.firth.eval.language.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Interpolated modified Kneser-Ney smoothing as the papers write it (Chen and Goodman 1998; pruning
 * as in Heafield et al. 2013): maps, lists and double precision, nothing else. For small texts.
 */
final class PlainKneserNey {
  /** An n-gram's probability and its weight as a context. */
  record Entry(double probability, double backoff) {}

  private final int order;
  private final List<Long> prune;
  private final Set<String> allowed;
  private final List<double[]> discounts = new ArrayList<>();

  /** By length: how often each n-gram stands in the text, and its adjusted count. */
  private final List<Map<List<String>, Long>> occurrences = new ArrayList<>();

  private final List<Map<List<String>, Long>> adjusted = new ArrayList<>();

  /**
   * @param prune a threshold for each order
   * @param allowed words that may stay; null for all
   */
  PlainKneserNey(List<List<String>> sentences, int order, List<Long> prune, Set<String> allowed) {
    this.order = order;
    this.prune = prune;
    this.allowed = allowed;
    for (int length = 0; length <= order; length++) {
      occurrences.add(new LinkedHashMap<>());
      adjusted.add(new LinkedHashMap<>());
    }
    sentences.forEach(this::count);
    adjust();
    for (int length = 1; length <= order; length++) {
      discounts.add(discounts(length));
    }
  }

  private void count(List<String> sentence) {
    var words = new ArrayList<String>();
    words.add("<s>");
    words.addAll(sentence);
    words.add("</s>");
    for (int end = 2; end <= words.size(); end++) {
      for (int length = 1; length <= Math.min(order, end); length++) {
        occurrences.get(length).merge(List.copyOf(words.subList(end - length, end)), 1L, Long::sum);
      }
    }
  }

  private void adjust() {
    for (int length = 1; length <= order; length++) {
      for (var ngram : occurrences.get(length).entrySet()) {
        if (length == order || ngram.getKey().getFirst().equals("<s>")) {
          adjusted.get(length).put(ngram.getKey(), ngram.getValue());
        }
        if (length > 1) {
          var end = ngram.getKey().subList(1, length);
          adjusted.get(length - 1).merge(List.copyOf(end), 1L, Long::sum);
        }
      }
    }
    adjusted.get(1).put(List.of("<s>"), 0L);
    adjusted.get(1).put(List.of("<unk>"), 0L);
  }

  private double[] discounts(int length) {
    var n = new double[5];
    adjusted.get(length).values().stream().filter(c -> c < 5).forEach(c -> n[c.intValue()]++);
    double y = n[1] / (n[1] + 2 * n[2]);
    var d = new double[4];
    for (int i = 1; i <= 3; i++) {
      d[i] = i - (i + 1) * y * n[i + 1] / n[i];
      if (!(d[i] >= 0 && d[i] <= i)) {
        return new double[] {0, 0.5, 1, 1.5};
      }
    }
    return d;
  }

  private boolean isKept(List<String> ngram) {
    if (ngram.size() == 1 && Set.of("<s>", "</s>", "<unk>").contains(ngram.getFirst())) {
      return true;
    }
    if (occurrences.get(ngram.size()).get(ngram) <= prune.get(ngram.size() - 1)) {
      return false;
    }
    var marks = Set.of("<s>", "</s>");
    return allowed == null
        || ngram.stream().allMatch(w -> marks.contains(w) || allowed.contains(w));
  }

  /** All n-grams of the model. */
  Map<List<String>, Entry> model() {
    var model = new HashMap<List<String>, Entry>();
    for (int length = 1; length <= order; length++) {
      for (var ngram : adjusted.get(length).keySet()) {
        if (isKept(ngram)) {
          double backoff = length < order ? weight(ngram, length + 1) : 1;
          model.put(ngram, new Entry(probability(ngram), backoff));
        }
      }
    }
    return model;
  }

  private double probability(List<String> ngram) {
    if (ngram.equals(List.of("<s>"))) {
      return 1;
    }
    int length = ngram.size();
    long count = adjusted.get(length).get(ngram);
    var context = ngram.subList(0, length - 1);
    double lower =
        length == 1 ? 1.0 / (words() - 1) : probability(List.copyOf(ngram.subList(1, length)));
    double own =
        (count - discounts.get(length - 1)[(int) Math.min(3, count)]) / sum(context, length);
    return own + weight(context, length) * lower;
  }

  private long words() {
    return adjusted.get(1).keySet().stream().filter(this::isKept).count();
  }

  private List<List<String>> followers(List<String> context, int length) {
    return adjusted.get(length).keySet().stream()
        .filter(ngram -> ngram.subList(0, length - 1).equals(context))
        .toList();
  }

  private double sum(List<String> context, int length) {
    return followers(context, length).stream().mapToLong(adjusted.get(length)::get).sum();
  }

  /**
   * The mass that discounts and pruning took from n-grams with this context; 1 if there are none.
   */
  private double weight(List<String> context, int length) {
    var followers = followers(context, length);
    if (followers.isEmpty()) {
      return 1;
    }
    double mass = 0;
    for (var ngram : followers) {
      long count = adjusted.get(length).get(ngram);
      mass += isKept(ngram) ? discounts.get(length - 1)[(int) Math.min(3, count)] : count;
    }
    return mass / sum(context, length);
  }

  /** Discounts by order, from 1; index 1, 2 and 3 of each. */
  List<double[]> discounts() {
    return Collections.unmodifiableList(discounts);
  }

  Set<String> allWords() {
    var words = new HashSet<String>();
    adjusted.get(1).keySet().forEach(ngram -> words.add(ngram.getFirst()));
    return words;
  }
}
