package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;

/**
 * In how many ways the text to learn from is cut into tokens. With BPE-dropout (Provilkov et al.
 * 2020) words are cut differently whenever they are seen, which is worth most where text is little;
 * here the versions of the whole text take turns, an epoch each, so that batches are those of ids
 * in a file.
 *
 * @param dropout share of the merges that are left out, 0 to below 1
 * @param versions of the text; 1 without dropout
 * @param seed decides which merges are left out
 */
public record Segmentations(double dropout, int versions, long seed) {
  /** The tokenizer's own. */
  public static final Segmentations ONE = new Segmentations(0, 1, 0);

  private static final int MOST_VERSIONS = 100;

  /**
   * Checks the numbers.
   *
   * @throws UsageException if one is out of its range
   */
  public Segmentations {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new UsageException("bpe-dropout is " + dropout + ": it must be 0 or more, below 1");
    }
    if (versions < 1 || versions > MOST_VERSIONS) {
      throw new UsageException(
          "%d segmentations: it must be 1 to %d".formatted(versions, MOST_VERSIONS));
    }
    if (dropout == 0 && versions > 1) {
      throw new UsageException("without BPE-dropout all segmentations are the same: take 1");
    }
  }

  /** A tokenizer's way of cutting a version of the text, from 0; the tokenizer is of merges. */
  Tokenizer tokenizer(Tokenizer plain, int version) {
    if (dropout == 0) {
      return plain;
    }
    var model = (BpeModel) plain.model();
    BpeOptions options = model.options().withDropout(dropout, seed + version);
    return plain.toBuilder()
        .model(new BpeModel(model.vocabulary(), model.merges(), options))
        .build();
  }
}
