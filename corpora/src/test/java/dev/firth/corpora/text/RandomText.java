package dev.firth.corpora.text;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Texts with everything in them that a reader may stumble over. */
final class RandomText {
  private static final byte[][] PARTS = {
    {'a'},
    {'b'},
    {' '},
    {'\n'},
    {'\r', '\n'},
    {'\r'},
    {'\t'},
    {0},
    {0x0B},
    {'\f'},
    {0x7F},
    {(byte) 0xC3, (byte) 0xA9},
    {(byte) 0xE2, (byte) 0x82, (byte) 0xAC},
    {(byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) 0x80},
    {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
    {(byte) 0xE3, (byte) 0x80, (byte) 0x80},
  };

  private static final int[] BROKEN = {
    0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC,
    0xFE, 0xFF, 0x9F, 0xA0, 0x8F, 0x90
  };

  private RandomText() {}

  /** About that many bytes. Every text has its own mix, so that long runs of anything occur. */
  static byte[] of(SplittableRandom random, int bytes, boolean broken) {
    double[] weights = new double[PARTS.length + (broken ? BROKEN.length : 0)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0.001, Math.pow(random.nextDouble(), 6));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(bytes + 4);
    int repeat = 1 + random.nextInt(40);
    while (text.size() < bytes) {
      int part = draw(random, weights);
      for (int n = 1 + random.nextInt(repeat); n > 0 && text.size() < bytes; n--) {
        if (part < PARTS.length) {
          text.writeBytes(PARTS[part]);
        } else {
          text.write(BROKEN[part - PARTS.length]);
        }
      }
    }
    return text.toByteArray();
  }

  private static int draw(SplittableRandom random, double[] weights) {
    while (true) {
      int part = random.nextInt(weights.length);
      if (random.nextDouble() < weights[part]) {
        return part;
      }
    }
  }
}
