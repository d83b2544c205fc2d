package dev.firth.tokenizers.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFormTest {
  private static LineFormOptions moses(String language, Casing casing) {
    return new LineFormOptions(true, language, casing);
  }

  @Test
  void rawLinesStayAsTheyAre() {
    String line = " Two  “dogs”,  a <cat> & </s> ";
    assertEquals(line, LineForm.RAW.prepare(line));
    assertEquals(line, LineForm.RAW.restore(line));
    assertTrue(LineForm.RAW.options().isRaw());
  }

  @Test
  void wordsAreSetApartAndPutTogether() {
    LineForm english = LineForm.of(moses("en", Casing.LOWER));
    String prepared = english.prepare("It's a “T-Shirt”, isn't it?");
    // English has the comma before the quotation mark.
    assertEquals("it 's a \" t-shirt , \" isn 't it ?", prepared);
    assertEquals("it's a \"t-shirt,\" isn't it?", english.restore(prepared));
  }

  @Test
  void caseAloneNeedsNoLanguage() {
    LineForm lower = LineForm.of(new LineFormOptions(false, "", Casing.LOWER));
    assertEquals("ein großer hund.", lower.prepare("Ein Großer HUND."));
    assertEquals("ein hund.", lower.restore("ein hund."));
  }

  @Test
  void trueCaseIsLearnedAndUndone() {
    var trainer = new TruecaserTrainer();
    for (String line : List.of("He sees the Dog .", "They like the Dog .", "so the man sleeps .")) {
      trainer.add(line);
    }
    Truecaser learned = trainer.train();
    LineForm form = LineForm.of(moses("en", Casing.TRUE), learned);
    assertSame(learned, form.truecaser());
    assertEquals("the Dog sees the man .", form.prepare("The dog sees the man."));
    assertEquals("The Dog sees the man.", form.restore("the Dog sees the man ."));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertThrows(UsageException.class, () -> moses("", Casing.KEEP));
    assertThrows(UsageException.class, () -> moses("english", Casing.KEEP));
    assertThrows(UsageException.class, () -> new LineFormOptions(false, "", Casing.TRUE));
    LineFormOptions options = moses("en", Casing.TRUE);
    assertThrows(IllegalArgumentException.class, () -> LineForm.of(options));
  }
}
