package dev.firth.corpora.almanac.meaning;

/** Takes a sentence word by word; how it is written down is up to the sink. */
public interface SentenceSink {
  /** The next word, as it is spelled within a sentence. */
  void word(String word);

  void comma();

  /** The sentence is done. */
  void end();
}
