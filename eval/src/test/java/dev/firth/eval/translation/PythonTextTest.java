package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected values are those of Python 3.11. */
class PythonTextTest {
  @Test
  void lowersAFinalSigmaAsPythonDoes() {
    assertEquals("ας", PythonText.lower("ΑΣ"));
    assertEquals("σ", PythonText.lower("Σ"));
    assertEquals("ασβ", PythonText.lower("ΑΣΒ"));
    assertEquals("a-σ", PythonText.lower("A-Σ"));
    assertEquals("ας-β", PythonText.lower("ΑΣ-Β"));
    assertEquals("ασ:β", PythonText.lower("ΑΣ:Β"));
    assertEquals("ασ'β", PythonText.lower("ΑΣ'Β"));
    assertEquals("α.ς", PythonText.lower("Α.Σ"));
    assertEquals("ας\u0301", PythonText.lower("ΑΣ\u0301"));
    assertEquals("1σ", PythonText.lower("1Σ"));
    assertEquals("ας σ ας", PythonText.lower("ΑΣ Σ ΑΣ"));
  }

  @Test
  void lowersWithoutALanguage() {
    assertEquals("i\u0307stanbul straße", PythonText.lower("İSTANBUL STRAßE"));
  }

  @Test
  void blanksArePythons() {
    int blanks = 0;
    for (int c = 0; c < 1 << 16; c++) {
      blanks += PythonText.isBlank(c) ? 1 : 0;
    }
    assertEquals(29, blanks);
    assertEquals("a\u200b", PythonText.stripTrailing("a\u200b \u00a0\u3000\u001c\t"));
  }
}
