package dev.firth.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A damaged copy of a file, to show that a reader refuses it instead of believing, hanging or
 * running out of memory. Its string form says what was done, so that it can name a test case. Bytes
 * are not copied.
 */
public final class Damage {
  private final String what;
  private final byte[] bytes;

  private Damage(String what, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
  }

  /** The damage in words, with the seed where there is one. */
  public String what() {
    return what;
  }

  /** The damaged content. */
  public byte[] bytes() {
    return bytes;
  }

  /** Only the first {@code length} bytes. */
  public static Damage truncated(byte[] original, int length) {
    return new Damage(
        "cut to %d of %d bytes".formatted(length, original.length),
        Arrays.copyOf(original, Math.min(length, original.length)));
  }

  /** {@code extra} zero bytes too many at the end. */
  public static Damage extended(byte[] original, int extra) {
    return new Damage(extra + " bytes too many", Arrays.copyOf(original, original.length + extra));
  }

  /** One bit turned over. */
  public static Damage bitFlipped(byte[] original, long bit) {
    byte[] bytes = original.clone();
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    return new Damage("bit %d of byte %d flipped".formatted(bit % 8, bit / 8), bytes);
  }

  /** A little-endian size field of 4 bytes with another value. */
  public static Damage intField(byte[] original, int offset, int value) {
    return field(
        original, offset, "int %d at byte %d".formatted(value, offset), b -> b.putInt(value));
  }

  /** A little-endian size field of 8 bytes with another value. */
  public static Damage longField(byte[] original, int offset, long value) {
    return field(
        original, offset, "long %d at byte %d".formatted(value, offset), b -> b.putLong(value));
  }

  /** Bytes written over the original from {@code offset}, such as another textual header. */
  public static Damage overwritten(byte[] original, int offset, byte[] patch) {
    return field(
        original, offset, patch.length + " bytes at byte " + offset, buffer -> buffer.put(patch));
  }

  /**
   * Copies that are cut, extended, flipped in one to eight bits, or have a run of bytes zeroed, set
   * to ones, removed or repeated; the same for the same {@link Seeds#base() seed}. A copy may by
   * chance equal the original where the original has such a run; none is longer than twice the
   * original.
   */
  public static Stream<Damage> fuzz(byte[] original, int cases) {
    if (original.length < 2) {
      throw new IllegalArgumentException("too short to be damaged: " + original.length + " bytes");
    }
    return IntStream.range(0, cases).mapToObj(index -> random(original, index));
  }

  /** Writes the damaged content to a file and returns it. */
  public Path writeTo(Path file) throws IOException {
    return Files.write(file, bytes);
  }

  @Override
  public String toString() {
    return what;
  }

  private static Damage random(byte[] original, int index) {
    SplittableRandom random = Seeds.random(index);
    Damage damage =
        switch (random.nextInt(7)) {
          case 0 -> truncated(original, random.nextInt(original.length));
          case 1 -> extended(original, 1 + random.nextInt(original.length));
          case 2 -> run(original, random, "zeroed", run -> new byte[run.length]);
          case 3 -> run(original, random, "set to ones", Damage::ones);
          case 4 -> run(original, random, "removed", run -> new byte[0]);
          case 5 -> run(original, random, "repeated", Damage::twice);
          default -> bitsFlipped(original, random);
        };
    return new Damage(damage.what + " (" + Seeds.describe(index) + ")", damage.bytes);
  }

  private static Damage bitsFlipped(byte[] original, SplittableRandom random) {
    int flips = 1 + random.nextInt(8);
    var damage = new Damage("", original);
    var what = new StringBuilder();
    for (int i = 0; i < flips; i++) {
      damage = bitFlipped(damage.bytes, random.nextLong(8L * original.length));
      what.append(i == 0 ? "" : ", ").append(damage.what);
    }
    return new Damage(what.toString(), damage.bytes);
  }

  private static Damage run(
      byte[] original, SplittableRandom random, String verb, Function<byte[], byte[]> change) {
    int start = random.nextInt(original.length);
    int length = 1 + random.nextInt(Math.min(64, original.length - start));
    byte[] changed = change.apply(Arrays.copyOfRange(original, start, start + length));
    var buffer = ByteBuffer.allocate(original.length - length + changed.length);
    buffer.put(original, 0, start).put(changed);
    buffer.put(original, start + length, original.length - start - length);
    return new Damage("%d bytes from %d %s".formatted(length, start, verb), buffer.array());
  }

  private static byte[] ones(byte[] run) {
    byte[] ones = new byte[run.length];
    Arrays.fill(ones, (byte) 0xff);
    return ones;
  }

  private static byte[] twice(byte[] run) {
    byte[] twice = Arrays.copyOf(run, 2 * run.length);
    System.arraycopy(run, 0, twice, run.length, run.length);
    return twice;
  }

  private static Damage field(byte[] original, int offset, String what, Consumer<ByteBuffer> put) {
    byte[] bytes = original.clone();
    put.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(offset));
    return new Damage(what, bytes);
  }
}
