package dev.firth.corpora.text;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of one split as text, unpacked where the file is compressed. */
interface StoredText extends Closeable {
  /** Fills the range with the next bytes; fewer only at the end of this text. */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Stored bytes taken from the file so far. */
  long storedBytes();

  /** Whether this text begins where its file begins. */
  boolean beginsFile();

  /** Whether this text ends where its file ends, which also ends a line. */
  boolean endsFile();

  /** Place in the file of the byte at {@code read} bytes into this text, for messages. */
  String place(long read);

  /** The file as the user knows it. */
  String name();
}
