package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds nothing; takes the blanks that byte-level tokens carry out of their offsets. In {@code
 * tokenizer.json} it has the name and the options of the pre-tokenizer {@code ByteLevel}.
 *
 * @param addPrefixSpace whether the pre-tokenizer puts a blank before the text, which offsets then
 *     do not count
 * @param trimOffsets whether offsets are trimmed at all
 * @param useRegex without meaning here, kept for the file
 */
public record ByteLevelProcessing(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
    implements PostProcessor {
  @Override
  public int addedTokens(boolean pair) {
    return 0;
  }

  @Override
  public List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens) {
    var trimmed = new ArrayList<Encoding>(sequences.size());
    for (int i = 0; i < sequences.size(); i++) {
      Encoding sequence = sequences.get(i);
      trimmed.add(
          (trimOffsets ? OffsetTrimming.trim(sequence, addPrefixSpace) : sequence).withSequence(i));
    }
    return trimmed;
  }
}
