package dev.firth.seq2seq.data;

import dev.firth.tokenizers.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the lines of one side of a corpus become ids.
 *
 * @param lines as the model would read them
 * @param versions what is written in place of that, a version of the text after the other; none for
 *     that itself
 * @param special tokens of the vocabulary
 */
public record EncodedSide(LineEncoder lines, List<LineEncoder> versions, SpecialIds special) {
  public EncodedSide {
    versions = List.copyOf(versions);
  }

  /** Lines of a text as they are. */
  public static EncodedSide of(Tokenizer tokenizer, SpecialIds special) {
    return new EncodedSide(LineEncoder.of(tokenizer), List.of(), special);
  }

  /** A side of a translation model. */
  static EncodedSide of(
      Tokenizer tokenizer, TextForms forms, boolean ofSource, SpecialIds special) {
    return new EncodedSide(encoder(tokenizer, forms, ofSource), List.of(), special);
  }

  /** The same side in several segmentations. */
  EncodedSide in(
      Segmentations segmentations, Tokenizer tokenizer, TextForms forms, boolean ofSource) {
    if (segmentations.dropout() == 0) {
      return this;
    }
    List<LineEncoder> all =
        IntStream.range(0, segmentations.versions())
            .mapToObj(i -> encoder(segmentations.tokenizer(tokenizer, i), forms, ofSource))
            .toList();
    return new EncodedSide(lines, all, special);
  }

  private static LineEncoder encoder(Tokenizer tokenizer, TextForms forms, boolean ofSource) {
    return ofSource
        ? LineEncoder.ofSource(tokenizer, forms)
        : LineEncoder.ofTarget(tokenizer, forms);
  }
}
