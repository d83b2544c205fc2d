package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.meaning.SentenceSink;
import java.util.Locale;

/** Writes sentences down in one of the two forms and counts their words. Not thread-safe. */
public final class TextWriter implements SentenceSink {
  private final StringBuilder text = new StringBuilder(4096);
  private final boolean prose;
  private boolean sentenceStart = true;
  private boolean lineStart = true;
  private boolean elided;
  private int tokens;

  public TextWriter(AlmanacForm form) {
    prose = form == AlmanacForm.PROSE;
  }

  @Override
  public void word(String word) {
    // In prose l'eau is written as one, as words alone it is two.
    if (!lineStart && !(prose && elided)) {
      text.append(' ');
    }
    int start = text.length();
    text.append(prose ? word : word.toLowerCase(Locale.ROOT));
    if (prose && sentenceStart) {
      text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
    }
    sentenceStart = false;
    lineStart = false;
    elided = word.endsWith("'");
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

  /** What has been written. */
  public String text() {
    return text.toString();
  }

  int tokens() {
    return tokens;
  }
}
