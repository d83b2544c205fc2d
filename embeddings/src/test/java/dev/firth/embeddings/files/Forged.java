package dev.firth.embeddings.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Mapped files whose header lies and whose header checksum agrees with the lie. */
final class Forged {
  private Forged() {}

  static byte[] header(byte[] file, int field, int value) {
    var forged = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    forged.putInt(8 + 4 * field, value);
    var crc = new CRC32C();
    crc.update(forged.array(), 0, 124);
    forged.putInt(124, (int) crc.getValue());
    return forged.array();
  }
}
