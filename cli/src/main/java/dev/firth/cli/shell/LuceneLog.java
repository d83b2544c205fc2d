package dev.firth.cli.shell;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene's messages, which go to standard error and are none of a user's business. */
public final class LuceneLog {
  // Held, for Java forgets loggers that nobody holds, and their levels with them.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private LuceneLog() {}

  /** Keeps to itself which vector instructions it found, and the like; warnings are shown. */
  public static void quiet() {
    LUCENE.setLevel(Level.WARNING);
  }
}
