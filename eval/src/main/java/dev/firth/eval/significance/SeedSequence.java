package dev.firth.eval.significance;

/**
 * NumPy's {@code SeedSequence}: a seed of any quality becomes well-mixed state, after O'Neill's
 * seed_seq_fe. Works on a pool of four 32-bit words.
 */
final class SeedSequence {
  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool = new int[POOL];
  private int hash = INIT_A;

  private SeedSequence(long seed) {
    pool[0] = hashed((int) seed);
    pool[1] = hashed((int) (seed >>> 32));
    pool[2] = hashed(0);
    pool[3] = hashed(0);
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          pool[to] = mixed(pool[to], hashed(pool[from]));
        }
      }
    }
  }

  /** As {@code SeedSequence(seed).generate_state(count, uint64)}. */
  static long[] words(long seed, int count) {
    int[] pool = new SeedSequence(seed).pool;
    int hash = INIT_B;
    long[] words = new long[count];
    for (int i = 0; i < 2 * count; i++) {
      int bits = pool[i % POOL] ^ hash;
      hash *= MULT_B;
      bits *= hash;
      bits ^= bits >>> 16;
      words[i / 2] |= (bits & 0xFFFFFFFFL) << (i % 2 * 32);
    }
    return words;
  }

  private int hashed(int value) {
    int bits = value ^ hash;
    hash *= MULT_A;
    bits *= hash;
    return bits ^ bits >>> 16;
  }

  private static int mixed(int x, int y) {
    int bits = MIX_LEFT * x - MIX_RIGHT * y;
    return bits ^ bits >>> 16;
  }
}
