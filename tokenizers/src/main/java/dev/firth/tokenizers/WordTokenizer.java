package dev.firth.tokenizers;

/**
 * Cuts text into words. Text and words are UTF-8 bytes, so that counting and encoding a corpus make
 * no string per word. Implementations are thread-safe and keep no state between calls.
 */
public interface WordTokenizer {
  /**
   * Gives the words of a text to a sink, in order.
   *
   * @param utf8 holds the text as valid UTF-8
   * @param offset index of the text's first byte
   * @param length number of bytes
   * @param sink called once a word, on this thread
   */
  void tokenize(byte[] utf8, int offset, int length, TokenSink sink);

  /**
   * What decides the words, in one line for files and reports: {@code whitespace}, or {@code
   * standard,lowercase,fold}. Equal signatures give equal words.
   */
  String signature();
}
