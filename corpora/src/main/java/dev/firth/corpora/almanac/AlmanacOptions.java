package dev.firth.corpora.almanac;

import dev.firth.runs.UsageException;

/**
 * What to generate.
 *
 * @param seed decides the world, its words and every sentence
 * @param tokens words to write at least; the text ends with the document that reaches it
 * @param form capitals and punctuation, or bare lower-case words
 * @param language the language of the text
 * @param threads threads that generate; the text is the same for any number
 */
public record AlmanacOptions(
    long seed, long tokens, AlmanacForm form, Language language, int threads) {
  /** Throws {@link UsageException} for a token or thread count below 1. */
  public AlmanacOptions {
    if (tokens < 1) {
      throw new UsageException("the Almanac needs at least 1 token, not " + tokens);
    }
    if (threads < 1) {
      throw new UsageException("the Almanac needs at least 1 thread, not " + threads);
    }
  }

  /** Seed 1, 3,000,000 words, lower-case words only, English, as many threads as processors. */
  public static AlmanacOptions defaults() {
    return new AlmanacOptions(
        1,
        3_000_000,
        AlmanacForm.WORDS,
        Language.ENGLISH,
        Runtime.getRuntime().availableProcessors());
  }

  public AlmanacOptions withSeed(long newSeed) {
    return new AlmanacOptions(newSeed, tokens, form, language, threads);
  }

  public AlmanacOptions withTokens(long newTokens) {
    return new AlmanacOptions(seed, newTokens, form, language, threads);
  }

  public AlmanacOptions withForm(AlmanacForm newForm) {
    return new AlmanacOptions(seed, tokens, newForm, language, threads);
  }

  public AlmanacOptions withLanguage(Language newLanguage) {
    return new AlmanacOptions(seed, tokens, form, newLanguage, threads);
  }

  public AlmanacOptions withThreads(int newThreads) {
    return new AlmanacOptions(seed, tokens, form, language, newThreads);
  }
}
