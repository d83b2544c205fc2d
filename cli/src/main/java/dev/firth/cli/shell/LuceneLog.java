package dev.firth.cli.shell;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene's messages, which go to standard error and are none of a user's business. */
public final class LuceneLog {
  // Held, for Java forgets loggers that nobody holds, and their levels with them.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");
  private static final Logger INSTRUCTIONS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private LuceneLog() {}

  /**
   * Keeps to itself what it found, and that it goes without vector instructions where Firth's
   * launcher leaves out their module; other warnings are shown.
   */
  public static void quiet() {
    LUCENE.setLevel(Level.WARNING);
    INSTRUCTIONS.setLevel(Level.SEVERE);
  }
}
