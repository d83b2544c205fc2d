package dev.firth.transformer.bert.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a text when it was encoded into a {@link DocumentFile}.
 *
 * @param documents in the file
 * @param sentences in the file
 * @param tokens in the file
 * @param unknown those of them that stand for something the vocabulary lacks
 * @param cut sentences that were longer than the limit and became several
 * @param longest tokens of the longest sentence before it was cut
 * @param reserved sentences left out because they hold a token that only rows may hold
 * @param single documents of one sentence
 */
public record DocumentCounts(
    long documents,
    long sentences,
    long tokens,
    long unknown,
    long cut,
    int longest,
    long reserved,
    long single) {
  /** Share of the tokens that are unknown, 0 to 1. */
  public double unknownRate() {
    return tokens == 0 ? 0 : (double) unknown / tokens;
  }

  /** As a plain map, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("documents", documents);
    map.put("sentences", sentences);
    map.put("tokens", tokens);
    map.put("unknown", unknown);
    map.put("cutSentences", cut);
    map.put("longestSentence", longest);
    map.put("reserved", reserved);
    map.put("singleSentenceDocuments", single);
    return map;
  }
}
