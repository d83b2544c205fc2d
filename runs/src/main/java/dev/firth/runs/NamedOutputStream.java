package dev.firth.runs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Puts the name of the file into the messages of failed writes. */
final class NamedOutputStream extends FilterOutputStream {
  private final Path target;

  NamedOutputStream(OutputStream out, Path target) {
    super(out);
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    try {
      out.write(b);
    } catch (IOException e) {
      throw AtomicFile.explain(target, e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw AtomicFile.explain(target, e);
    }
  }
}
