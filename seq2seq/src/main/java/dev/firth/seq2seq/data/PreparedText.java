package dev.firth.seq2seq.data;

import dev.firth.tokenizers.Tokenizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link TextPreparation} made.
 *
 * @param tokenizer of the text
 * @param special its special tokens
 * @param text the {@link SentenceFile} of the lines
 * @param heldOut that of the lines to validate with; without it, some of {@code text} are for that
 * @param textCounts what became of the lines
 * @param heldOutCounts what became of those to validate with, if they are in a file of their own
 * @param notes what the user should know, such as that a vocabulary is smaller than wanted
 * @param reused names of the steps that were done already: tokenizer, text, valid
 */
public record PreparedText(
    Tokenizer tokenizer,
    SpecialIds special,
    Path text,
    Optional<Path> heldOut,
    EncodingCounts textCounts,
    Optional<EncodingCounts> heldOutCounts,
    List<String> notes,
    List<String> reused) {
  public PreparedText {
    notes = List.copyOf(notes);
    reused = List.copyOf(reused);
  }

  /** The counts as plain maps, lists and numbers, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("vocabulary", tokenizer.size());
    map.put("train", textCounts.toMap());
    heldOutCounts.ifPresent(counts -> map.put("valid", counts.toMap()));
    map.put("notes", notes);
    map.put("reused", reused);
    return map;
  }
}
