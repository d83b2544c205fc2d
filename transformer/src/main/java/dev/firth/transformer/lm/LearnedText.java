package dev.firth.transformer.lm;

import dev.firth.seq2seq.data.PreparedText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link LanguageModelTraining} learns from.
 *
 * @param text what became of the files
 * @param lines to learn from
 * @param heldOutLines to validate with
 * @param cutLines of both together that are longer than the context, and are learned in pieces
 * @param pieces examples that all lines make, held out ones included
 * @param tokens that a pass over the text learns to say, ends of lines included
 * @param parameters numbers that are learned
 */
public record LearnedText(
    PreparedText text,
    int lines,
    int heldOutLines,
    int cutLines,
    int pieces,
    long tokens,
    long parameters) {
  /** As plain maps, lists and numbers, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("lines", lines);
    map.put("heldOutLines", heldOutLines);
    map.put("cutLines", cutLines);
    map.put("pieces", pieces);
    map.put("tokens", tokens);
    map.putAll(text.toMap());
    return map;
  }
}
