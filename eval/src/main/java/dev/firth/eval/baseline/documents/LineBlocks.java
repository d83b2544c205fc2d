package dev.firth.eval.baseline.documents;

import java.io.IOException;

/** Several lines a document, as a {@link DocumentRule} says; documents are numbered. */
final class LineBlocks implements LineForm {
  private final DocumentRule rule;
  private long number;

  LineBlocks(DocumentRule rule) {
    this.rule = rule;
  }

  @Override
  public void begin() {
    number = 0;
  }

  /** Blank documents are none: blank lines only separate. */
  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    var text = new StringBuilder();
    int count = 0;
    boolean blank = true;
    while (lines.nextPiece()) {
      text.append(lines.line());
      blank &= lines.line().isBlank();
      boolean ends = text.length() >= DocumentRule.LONGEST;
      if (lines.endsLine()) {
        text.append('\n');
        ends |= rule.endsAfter(++count, blank);
        blank = true;
      }
      if (ends && !isBlank(text)) {
        break;
      }
      if (ends) {
        text.setLength(0);
        count = 0;
      }
    }
    return isBlank(text)
        ? null
        : new TextDocument(ids.of(lines.file(), lines.fileName(), ++number), text.toString());
  }

  private static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(Character::isWhitespace);
  }
}
