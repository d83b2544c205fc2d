package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import java.util.ArrayList;
import java.util.List;

/** BERT's special tokens: {@code [CLS] first [SEP]} or {@code [CLS] first [SEP] second [SEP]}. */
public final class BertProcessing implements PostProcessor {
  private final SpecialToken sep;
  private final SpecialToken cls;
  private final Encoding begin;
  private final Encoding endFirst;
  private final Encoding endSecond;

  /** With the separator and the token that begins the first sequence. */
  public BertProcessing(SpecialToken sep, SpecialToken cls) {
    this.sep = sep;
    this.cls = cls;
    begin = cls.encoding(0);
    endFirst = sep.encoding(0);
    endSecond = sep.encoding(1);
  }

  /** The token behind each sequence. */
  public SpecialToken sep() {
    return sep;
  }

  /** The token before the first sequence. */
  public SpecialToken cls() {
    return cls;
  }

  @Override
  public int addedTokens(boolean pair) {
    return pair ? 3 : 2;
  }

  @Override
  public List<Encoding> process(List<Encoding> sequences, boolean addSpecialTokens) {
    if (!addSpecialTokens) {
      return sequences;
    }
    var framed = new ArrayList<Encoding>(sequences.size());
    for (int i = 0; i < sequences.size(); i++) {
      Encoding bare = Framing.bare(sequences.get(i), i == 0 ? 0 : 1);
      framed.add(
          i == 0
              ? Encoding.join(List.of(begin, bare, endFirst))
              : Encoding.join(List.of(bare, endSecond)));
    }
    return framed;
  }
}
