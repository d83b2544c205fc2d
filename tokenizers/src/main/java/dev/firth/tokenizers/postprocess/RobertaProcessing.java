package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import java.util.ArrayList;
import java.util.List;

/**
 * RoBERTa's special tokens, {@code <s> first </s>} or {@code <s> first </s></s> second </s>}, all
 * of type 0, and offsets without the blanks that byte-level tokens carry.
 */
public final class RobertaProcessing implements PostProcessor {
  private final SpecialToken sep;
  private final SpecialToken cls;
  private final boolean trimOffsets;
  private final boolean addPrefixSpace;
  private final Encoding begin;
  private final Encoding end;

  /**
   * With its tokens and options.
   *
   * @param trimOffsets whether offsets leave out the blanks around a token
   * @param addPrefixSpace whether the pre-tokenizer puts a blank before the text, which offsets
   *     then do not count
   */
  public RobertaProcessing(
      SpecialToken sep, SpecialToken cls, boolean trimOffsets, boolean addPrefixSpace) {
    this.sep = sep;
    this.cls = cls;
    this.trimOffsets = trimOffsets;
    this.addPrefixSpace = addPrefixSpace;
    begin = cls.encoding(0);
    end = sep.encoding(0);
  }

  /** The token behind each sequence and before the second. */
  public SpecialToken sep() {
    return sep;
  }

  /** The token before the first sequence. */
  public SpecialToken cls() {
    return cls;
  }

  /** Whether offsets leave out the blanks around a token. */
  public boolean trimOffsets() {
    return trimOffsets;
  }

  /** Whether the pre-tokenizer puts a blank before the text. */
  public boolean addPrefixSpace() {
    return addPrefixSpace;
  }

  @Override
  public int addedTokens(boolean pair) {
    return pair ? 4 : 2;
  }

  @Override
  public List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens) {
    var framed = new ArrayList<Encoding>(sequences.size());
    for (int i = 0; i < sequences.size(); i++) {
      Encoding sequence = sequences.get(i);
      if (trimOffsets) {
        sequence = OffsetTrimming.trim(sequence, addPrefixSpace);
      }
      if (addSpecialTokens) {
        Encoding bare = Framing.each(Framing.bare(sequence, i == 0 ? 0 : 1), e -> e.withTypeId(0));
        framed.add(Encoding.join(List.of(i == 0 ? begin : end, bare, end)));
      } else {
        framed.add(sequence.withTypeId(0));
      }
    }
    return framed;
  }
}
