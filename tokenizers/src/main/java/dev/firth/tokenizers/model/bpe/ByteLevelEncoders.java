package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import java.util.List;
import java.util.Optional;

/** Which encoder does in one pass what a normalizer and a pre-tokenizer do before the model. */
final class ByteLevelEncoders {
  private ByteLevelEncoders() {}

  /** The encoder, if the pre-tokenizer spells its pieces in bytes and does nothing after that. */
  static Optional<FusedEncoder> of(
      Normalizer normalizer, PreTokenizer preTokenizer, ByteVocabulary vocabulary) {
    Optional<FusedEncoder> encoder =
        switch (preTokenizer) {
          case null -> Optional.empty();
          case ByteLevel bytes -> ofBytes(bytes, vocabulary);
          case PreTokenizerSequence sequence -> ofSequence(sequence.pretokenizers(), vocabulary);
          default -> Optional.empty();
        };
    return normalizer == null
        ? encoder
        : encoder.map(inner -> new NormalizingEncoder(normalizer, inner));
  }

  private static Optional<FusedEncoder> ofBytes(ByteLevel bytes, ByteVocabulary vocabulary) {
    if (bytes.useRegex()) {
      BytePattern pattern = BytePatterns.of(BytePatterns.GPT2).orElseThrow();
      return Optional.of(new ByteLevelEncoder(pattern, bytes.addPrefixSpace(), vocabulary));
    }
    return bytes.addPrefixSpace()
        ? Optional.empty()
        : Optional.of(new PieceByPieceEncoder(null, vocabulary));
  }

  private static Optional<FusedEncoder> ofSequence(
      List<PreTokenizer> parts, ByteVocabulary vocabulary) {
    if (parts.isEmpty()
        || !(parts.getLast() instanceof ByteLevel last)
        || last.useRegex()
        || last.addPrefixSpace()) {
      return Optional.empty();
    }
    if (parts.size() == 2 && parts.getFirst() instanceof Split split) {
      Optional<BytePattern> pattern = pattern(split);
      if (pattern.isPresent()) {
        return pattern.map(known -> new ByteLevelEncoder(known, false, vocabulary));
      }
    }
    var front = new PreTokenizerSequence(parts.subList(0, parts.size() - 1));
    return front.pretokenizers().stream().anyMatch(ByteLevel.class::isInstance)
        ? Optional.empty()
        : Optional.of(new PieceByPieceEncoder(front, vocabulary));
  }

  /** The patterns match all of a text, so that nothing lies between their matches. */
  private static Optional<BytePattern> pattern(Split split) {
    boolean keepsMatches =
        split.invert()
            ? split.behavior() == SplitBehavior.REMOVED
            : split.behavior() == SplitBehavior.ISOLATED;
    return keepsMatches && split.pattern().isRegex()
        ? BytePatterns.of(split.pattern().source())
        : Optional.empty();
  }
}
