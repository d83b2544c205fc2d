package dev.firth.transformer.bert.masking;

import dev.firth.seq2seq.data.EpochRandom;

/**
 * Hides tokens of rows: of those chosen most become the mask token, some a random one, some stay
 * (Devlin et al. 2019, appendix A.1). What replaces a token is drawn for each token; for spans it
 * is drawn once a span (Joshi et al. 2020). Special, unknown and added tokens are neither chosen
 * nor put in. Immutable and thread-safe.
 */
public final class Masking {
  private final MaskingOptions options;
  private final MaskedVocabulary vocabulary;

  /** Masking with a vocabulary. */
  public Masking(MaskingOptions options, MaskedVocabulary vocabulary) {
    this.options = options;
    this.vocabulary = vocabulary;
  }

  private enum Replacement {
    MASK,
    RANDOM,
    NONE
  }

  /**
   * Masks a row.
   *
   * @param ids of the row, which stay as they are
   * @param random decides everything
   */
  public MaskedRow mask(int[] ids, EpochRandom random) {
    Words words = Words.of(ids, vocabulary, options.unit() == MaskedUnit.TOKENS);
    boolean spans = options.unit() == MaskedUnit.SPANS;
    int wanted = wanted(words.tokens(), random);
    int[] groups = Choice.of(ids.length, words, wanted, options.maxPredictions(), spans, random);
    return replace(ids, groups, random);
  }

  /** The share of the tokens, rounded up or down by chance, so that the mean is the share. */
  private int wanted(int tokens, EpochRandom random) {
    int rounded = (int) (options.share() * tokens + random.uniform());
    return Math.min(Math.max(rounded, 1), options.maxPredictions());
  }

  private MaskedRow replace(int[] ids, int[] groups, EpochRandom random) {
    int count = 0;
    for (int group : groups) {
      count += group > 0 ? 1 : 0;
    }
    var read = ids.clone();
    var positions = new int[count];
    var labels = new int[count];
    var replacement = Replacement.NONE;
    int next = 0;
    for (int i = 0; i < ids.length; i++) {
      if (groups[i] > 0) {
        boolean goesOn = options.unit() == MaskedUnit.SPANS && groups[i] == groups[i - 1];
        replacement = goesOn ? replacement : draw(random);
        positions[next] = i;
        labels[next++] = ids[i];
        read[i] = replaced(ids[i], replacement, random);
      }
    }
    return new MaskedRow(read, positions, labels);
  }

  private Replacement draw(EpochRandom random) {
    double drawn = random.uniform();
    if (drawn < options.maskShare()) {
      return Replacement.MASK;
    }
    return drawn < options.maskShare() + options.randomShare()
        ? Replacement.RANDOM
        : Replacement.NONE;
  }

  private int replaced(int id, Replacement replacement, EpochRandom random) {
    return switch (replacement) {
      case MASK -> vocabulary.mask();
      case RANDOM -> vocabulary.replacements()[random.below(vocabulary.replacements().length)];
      case NONE -> id;
    };
  }
}
