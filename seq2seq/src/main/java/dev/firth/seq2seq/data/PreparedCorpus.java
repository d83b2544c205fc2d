package dev.firth.seq2seq.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link CorpusPreparation} made.
 *
 * @param tokenizers of both languages
 * @param forms in which the model sees lines
 * @param sourceSpecial special tokens of the source's vocabulary
 * @param targetSpecial special tokens of the target's vocabulary
 * @param train the {@link SentenceFile} of the pairs to learn from
 * @param valid that of the pairs to validate with
 * @param versions of the pairs to learn from that follow each other in their file
 * @param trainCounts what became of the lines to learn from
 * @param validCounts what became of the lines to validate with
 * @param notes what the user should know, such as that a vocabulary is smaller than wanted
 * @param reused names of the steps that were done already: tokenizers, train, valid
 */
public record PreparedCorpus(
    TranslationTokenizers tokenizers,
    TextForms forms,
    SpecialIds sourceSpecial,
    SpecialIds targetSpecial,
    Path train,
    Path valid,
    int versions,
    EncodingCounts trainCounts,
    EncodingCounts validCounts,
    List<String> notes,
    List<String> reused) {
  public PreparedCorpus {
    notes = List.copyOf(notes);
    reused = List.copyOf(reused);
  }

  /** The counts as plain maps, lists and numbers, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("sourceVocabulary", tokenizers.source().size());
    map.put("targetVocabulary", tokenizers.target().size());
    map.put("joint", tokenizers.joint());
    map.put("train", trainCounts.toMap());
    map.put("valid", validCounts.toMap());
    map.put("notes", notes);
    map.put("reused", reused);
    return map;
  }
}
