package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.meaning.SentenceSink;

/** Writes sentences down in one of the two forms and counts their words. */
final class TextWriter implements SentenceSink {
  private final StringBuilder text = new StringBuilder(4096);
  private final boolean prose;
  private boolean sentenceStart = true;
  private boolean lineStart = true;
  private int tokens;

  TextWriter(AlmanacForm form) {
    prose = form == AlmanacForm.PROSE;
  }

  @Override
  public void word(String word) {
    if (!lineStart) {
      text.append(' ');
    }
    int start = text.length();
    text.append(word);
    // Only a first letter is ever a capital within the lexicon.
    if (!prose) {
      text.setCharAt(start, Character.toLowerCase(text.charAt(start)));
    } else if (sentenceStart) {
      text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
    }
    sentenceStart = false;
    lineStart = false;
    tokens++;
  }

  @Override
  public void comma() {
    if (prose) {
      text.append(',');
    }
  }

  @Override
  public void end() {
    if (prose) {
      text.append('.');
    }
    sentenceStart = true;
  }

  void endParagraph() {
    text.append('\n');
    lineStart = true;
  }

  String text() {
    return text.toString();
  }

  int tokens() {
    return tokens;
  }
}
