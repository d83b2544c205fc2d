package dev.firth.tokenizers.train;

import dev.firth.runs.Progress;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;

/**
 * Learns the merges of byte pair encoding (Sennrich, Haddow and Birch 2016) from counted words: the
 * most frequent pair of tokens becomes a token, again and again.
 *
 * <p>Same words and options give the same tokens, ids and merges as Hugging Face's {@code
 * BpeTrainer}: among pairs of equal frequency the one with the lower ids is merged, and ids are
 * those of special tokens, then characters by code point, then merges. Where that trainer itself
 * differs from run to run, because it takes words in the order of a hash table, ours has a rule:
 * see {@link BpeTrainerOptions#limitAlphabet}, and forms of characters with a prefix or suffix get
 * their ids by code point. Counts have 64 bits where Hugging Face's have 32.
 *
 * <p>Byte-level BPE is this with words that a byte-level pre-tokenizer rewrote. Immutable.
 */
public final class BpeTrainer {
  private final BpeTrainerOptions options;

  /** A trainer with these options. */
  public BpeTrainer(BpeTrainerOptions options) {
    this.options = options;
  }

  /** A trainer with {@link BpeTrainerOptions#defaults}. */
  public static BpeTrainer withDefaults() {
    return new BpeTrainer(BpeTrainerOptions.defaults());
  }

  /** The options. */
  public BpeTrainerOptions options() {
    return options;
  }

  /** Learns from counted words. */
  public LearnedMerges learn(WordCounts words) {
    return learn(words, Progress.none());
  }

  /**
   * Learns from counted words.
   *
   * @param progress told how many merges are made
   * @throws dev.firth.runs.UsageException if the words have more characters than an array holds
   */
  public LearnedMerges learn(WordCounts words, Progress progress) {
    return learn(words, new TokenNames(), progress);
  }

  /** A model of learned merges with the prefix and the suffix that they were learned with. */
  public BpeModel model(LearnedMerges merges) {
    return merges.toModel(
        BpeOptions.DEFAULTS
            .withContinuingSubwordPrefix(orNull(options.continuingSubwordPrefix()))
            .withEndOfWordSuffix(orNull(options.endOfWordSuffix())));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Learns with tokens that have their ids already; for comparing with other trainers. */
  LearnedMerges learn(WordCounts words, TokenNames names, Progress progress) {
    var alphabet = Alphabet.of(words, options, names);
    int characters = names.size();
    SymbolText.checkIds(Math.max(characters, options.vocabSize()));
    int wanted = Math.max(0, options.vocabSize() - characters);
    try (var task = progress.start("merging pairs", "merges", wanted)) {
      var loop = loop(words, alphabet, names, MergeLoop.Duplicates.STOP);
      var merges = run(loop, task);
      if (loop.isStopped()) {
        names.truncate(characters);
        merges = run(loop(words, alphabet, names, MergeLoop.Duplicates.SEPARATE_ENTRIES), task);
      }
      noteShortfall(merges, characters);
      return merges;
    }
  }

  private MergeLoop loop(
      WordCounts words, Alphabet alphabet, TokenNames names, MergeLoop.Duplicates duplicates) {
    return new MergeLoop(
        SymbolText.of(words, alphabet),
        names,
        PairOrder.BY_IDS,
        options.continuingSubwordPrefix(),
        options.maxTokenLength(),
        duplicates);
  }

  private LearnedMerges run(MergeLoop loop, Progress.Task task) {
    return loop.run(options.vocabSize(), Integer.MAX_VALUE, options.minFrequency(), task);
  }

  private void noteShortfall(LearnedMerges merges, int characters) {
    int tokens = merges.tokens().size();
    if (characters > options.vocabSize()) {
      merges.note(
          "special tokens and characters alone are %d tokens, more than the %d wanted; limit the alphabet"
              .formatted(characters, options.vocabSize()));
    } else if (tokens < options.vocabSize()) {
      merges.note(
          "the vocabulary has %d tokens instead of %d: no pair is left that occurs %d times; give more text or a smaller vocabulary"
              .formatted(tokens, options.vocabSize(), Math.max(1, options.minFrequency())));
    }
  }
}
