package dev.firth.tokenizers.train;

import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;

/**
 * Learns a WordPiece vocabulary as Hugging Face's {@code WordPieceTrainer} does: the tokens are
 * those of byte pair encoding with a prefix before what continues a word; the merges are forgotten.
 *
 * <p>That trainer gives the ids of single characters with the prefix in another order on every run,
 * and merges that are equally frequent follow these ids; here they are in the order of the code
 * points, so that the same words give the same vocabulary. Immutable.
 */
public final class WordPieceTrainer {
  private final BpeTrainer trainer;
  private final WordPieceOptions model;

  /**
   * A trainer.
   *
   * @param options the prefix in them is replaced by that of the model
   * @param model how the vocabulary will be used
   * @throws UsageException if the unknown token is not among the special tokens
   */
  public WordPieceTrainer(BpeTrainerOptions options, WordPieceOptions model) {
    if (!options.specialTokens().contains(model.unkToken())) {
      throw new UsageException(
          "the unknown token %s is not among the special tokens: a WordPiece model needs it"
              .formatted(model.unkToken()));
    }
    this.model = model;
    trainer = new BpeTrainer(options.withContinuingSubwordPrefix(model.continuingSubwordPrefix()));
  }

  /** Learns from counted words. */
  public LearnedMerges learn(WordCounts words, Progress progress) {
    return trainer.learn(words, progress);
  }

  /** The model of what was learned. */
  public WordPieceModel model(LearnedMerges learned) {
    return new WordPieceModel(learned.vocabulary(), model);
  }
}
