package dev.firth.tokenizers.train;

import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.Lowercase;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.normalize.Nfd;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.normalize.Nfkd;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.StripAccents;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Digits;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.Punctuation;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;

/**
 * How a text may be cut into chunks so that normalizer and pre-tokenizer give the same words for
 * the chunks one by one as for whole lines. A chunk that comes often goes through them once, which
 * makes counting many times faster. Where nothing is known of the parts a chunk is a line.
 */
enum Chunking {
  /**
   * Blanks are dropped, and nothing looks across them. Not so all white space: BERT's normalizer
   * takes a form feed out, so that what stands before and behind becomes one word.
   */
  WORDS,
  /** A single blank before a word belongs to the word. */
  SPACED,
  /** Nothing is known. */
  LINES;

  WordTokenizer cutter() {
    return switch (this) {
      case WORDS -> new BlankWords();
      case SPACED -> SpacedChunks.INSTANCE;
      case LINES -> WholeLines.INSTANCE;
    };
  }

  /** Whether chunks hold the ends of lines. */
  boolean withLineEnds() {
    return this != WORDS;
  }

  /** What is safe for these parts; null stands for none. */
  static Chunking of(Normalizer normalizer, PreTokenizer preTokenizer) {
    return isLocal(normalizer) ? of(preTokenizer) : LINES;
  }

  /** Whether it changes each character for itself or with its combining marks. */
  private static boolean isLocal(Normalizer normalizer) {
    return switch (normalizer) {
      case null -> true;
      case Lowercase _, Nfc _, Nfd _, Nfkc _, Nfkd _, StripAccents _, BertNormalizer _ -> true;
      case NormalizerSequence sequence ->
          sequence.normalizers().stream().allMatch(Chunking::isLocal);
      default -> false;
    };
  }

  private static Chunking of(PreTokenizer preTokenizer) {
    return switch (preTokenizer) {
      case WhitespaceSplit _, Whitespace _, BertPreTokenizer _ -> WORDS;
      case ByteLevel level when level.useRegex() -> SPACED;
      case Metaspace space when space.split() && space.prependScheme() == PrependScheme.ALWAYS ->
          SPACED;
      case PreTokenizerSequence sequence -> of(sequence);
      case null, default -> LINES;
    };
  }

  private static Chunking of(PreTokenizerSequence sequence) {
    if (sequence.pretokenizers().isEmpty()) {
      return LINES;
    }
    Chunking first = of(sequence.pretokenizers().getFirst());
    boolean othersKnown =
        sequence.pretokenizers().stream()
            .skip(1)
            .allMatch(
                part ->
                    of(part) != LINES
                        || part instanceof Digits
                        || part instanceof Punctuation
                        || part instanceof ByteLevel);
    return othersKnown ? first : LINES;
  }
}
