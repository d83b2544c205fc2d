package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentCounts;
import dev.firth.transformer.bert.data.TextCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the data look like before hours are spent on them.
 *
 * @param text the text as it was read
 * @param training documents to learn from
 * @param heldOut documents kept from training
 * @param lengths of the sentences to learn from
 * @param vocabulary size of the vocabulary
 * @param usedTokens how many of its tokens occur
 * @param unigramEntropy bits a token
 * @param warnings what will go wrong, in plain words; empty if nothing is to be feared
 */
public record SanityReport(
    TextCounts text,
    DocumentCounts training,
    DocumentCounts heldOut,
    SentenceLengths lengths,
    int vocabulary,
    int usedTokens,
    double unigramEntropy,
    List<String> warnings) {
  public SanityReport {
    warnings = List.copyOf(warnings);
  }

  /** As plain maps, lists and numbers, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("lines", text.lines());
    map.put("duplicateLines", text.duplicateLines());
    map.put("brokenBytes", text.brokenBytes());
    map.put("replacedLines", text.replacedLines());
    map.put("twiceEncodedLines", text.twiceEncodedLines());
    map.put("training", training.toMap());
    map.put("heldOut", heldOut.toMap());
    map.put("sentenceLengths", lengths.toMap());
    map.put("unknownRate", training.unknownRate());
    map.put("vocabulary", vocabulary);
    map.put("usedTokens", usedTokens);
    map.put("unigramEntropyBits", unigramEntropy);
    map.put("warnings", warnings);
    return map;
  }
}
