package dev.firth.corpora.almanac.meaning;

/** Says meanings in one language. Implementations are thread-safe. */
public interface Grammar {
  /** Says one sentence. */
  void say(Meaning meaning, SentenceSink sink);
}
