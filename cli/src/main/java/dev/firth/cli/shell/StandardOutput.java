package dev.firth.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output that does not hide failures: {@link java.io.PrintStream} would go on silently
 * when the reader has gone or the disk is full.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw isBrokenPipe(e)
          ? new BrokenPipe(e)
          : new UncheckedIOException(
              new IOException("cannot write to standard output: " + e.getMessage(), e));
    }
  }

  private static boolean isBrokenPipe(IOException e) {
    // The only thing Java tells is the system's text, which is English in the C library's default
    // locale and in every JDK that does not call setlocale.
    return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
  }
}
