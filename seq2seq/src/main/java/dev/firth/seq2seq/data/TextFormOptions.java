package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.words.LineFormOptions;
import java.util.HashSet;
import java.util.List;

/**
 * In which form a model sees lines.
 *
 * @param source of the language that is read
 * @param target of the language that is written
 * @param tags tokens that say something about a pair where a source begins with one and a blank,
 *     such as {@code <bt>} before text that was translated by a machine (Caswell, Chelba and
 *     Grangier 2019), or the language that is wanted (Johnson et al. 2017)
 */
public record TextFormOptions(LineFormOptions source, LineFormOptions target, List<String> tags) {
  /** Lines as they are. */
  public static final TextFormOptions RAW =
      new TextFormOptions(LineFormOptions.RAW, LineFormOptions.RAW, List.of());

  /**
   * Checks the tags.
   *
   * @throws UsageException if one is there twice, is empty or has a blank in it
   */
  public TextFormOptions {
    tags = List.copyOf(tags);
    for (String tag : tags) {
      if (tag.isEmpty() || tag.codePoints().anyMatch(Character::isWhitespace)) {
        throw new UsageException("a tag is a word without blanks, such as <bt>, not '" + tag + "'");
      }
    }
    if (new HashSet<>(tags).size() < tags.size()) {
      throw new UsageException("a tag is named twice: " + String.join(", ", tags));
    }
  }
}
