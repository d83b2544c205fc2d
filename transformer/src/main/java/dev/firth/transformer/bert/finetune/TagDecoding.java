package dev.firth.transformer.bert.finetune;

import java.util.List;

/**
 * The most probable sequence of tags in which every span begins as the scheme has it: behind {@code
 * O} or another type no {@code I-} follows, where the labels are of the scheme IOB2. Viterbi's
 * algorithm over log-probabilities; tags of other schemes may follow each other as they like.
 */
final class TagDecoding {
  private final List<String> labels;
  private final boolean iob2;

  TagDecoding(List<String> labels) {
    this.labels = labels;
    this.iob2 =
        labels.stream().allMatch(tag -> tag.equals("O") || tag.matches("[BI]-.+"))
            && labels.stream()
                .filter(tag -> tag.startsWith("I-"))
                .allMatch(tag -> labels.contains("B-" + tag.substring(2)));
  }

  /**
   * The tags of a sentence by their numbers.
   *
   * @param probabilities of each word's tags
   */
  int[] best(List<double[]> probabilities) {
    int words = probabilities.size();
    int[][] from = new int[words][labels.size()];
    double[] scores = new double[labels.size()];
    for (int word = 0; word < words; word++) {
      double[] next = new double[labels.size()];
      for (int tag = 0; tag < next.length; tag++) {
        int before = word == 0 ? -1 : bestBefore(tag, scores);
        boolean allowed = word > 0 || mayFollow(-1, tag);
        double sum = word == 0 ? (allowed ? 0 : Double.NEGATIVE_INFINITY) : scores[before];
        from[word][tag] = before;
        next[tag] = sum + Math.log(Math.max(probabilities.get(word)[tag], Double.MIN_NORMAL));
      }
      scores = next;
    }
    return path(from, scores);
  }

  private int bestBefore(int tag, double[] scores) {
    int best = -1;
    for (int before = 0; before < scores.length; before++) {
      if (mayFollow(before, tag) && (best < 0 || scores[before] > scores[best])) {
        best = before;
      }
    }
    return best;
  }

  private static int[] path(int[][] from, double[] scores) {
    int[] tags = new int[from.length];
    int tag = Softmax.best(scores);
    for (int word = from.length - 1; word >= 0; word--) {
      tags[word] = tag;
      tag = from[word][tag];
    }
    return tags;
  }

  /**
   * @param before -1 for the beginning
   */
  private boolean mayFollow(int before, int tag) {
    String name = labels.get(tag);
    if (!iob2 || !name.startsWith("I-")) {
      return true;
    }
    return before >= 0
        && !labels.get(before).equals("O")
        && labels.get(before).substring(2).equals(name.substring(2));
  }
}
