package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentFile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the sentences of a file are, in tokens.
 *
 * @param mean length
 * @param median length
 * @param percentile95 the length that 95 of 100 sentences do not exceed
 * @param longest length
 */
public record SentenceLengths(double mean, int median, int percentile95, int longest) {
  private static final int CAP = 1 << 12;

  /** Measures a file; lengths above {@value #CAP} count as that. */
  static SentenceLengths of(DocumentFile file) {
    var histogram = new long[CAP + 1];
    long sentences = 0;
    for (int document = 0; document < file.documents(); document++) {
      for (int i = file.firstOf(document); i < file.endOf(document); i++) {
        histogram[Math.min(CAP, file.length(i))]++;
        sentences++;
      }
    }
    return new SentenceLengths(
        (double) file.tokens() / sentences,
        quantile(histogram, sentences, 0.5),
        quantile(histogram, sentences, 0.95),
        quantile(histogram, sentences, 1));
  }

  private static int quantile(long[] histogram, long sentences, double share) {
    long wanted = (long) Math.ceil(share * sentences);
    long seen = 0;
    int length = 0;
    while (length < CAP && (seen += histogram[length]) < wanted) {
      length++;
    }
    return length;
  }

  /** As a plain map, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("mean", mean);
    map.put("median", median);
    map.put("percentile95", percentile95);
    map.put("longest", longest);
    return map;
  }
}
