package dev.firth.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScratchPoolTest {
  private final AtomicInteger made = new AtomicInteger();
  private final ScratchPool<Integer> pool = new ScratchPool<>(made::incrementAndGet);

  @Test
  void threadsThatFollowEachOtherUseOneSpace() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      var thread = new Thread(() -> pool.putBack(pool.take()));
      thread.start();
      thread.join();
    }
    assertEquals(1, made.get());
  }

  @Test
  void spacesInUseAreNotGivenTwice() {
    Integer first = pool.take();
    Integer second = pool.take();
    assertNotSame(first, second);
    pool.putBack(second);
    assertSame(second, pool.take());
  }

  @Test
  void moreSpacesThanThePoolHoldsAreDropped() {
    Integer[] spaces = new Integer[100];
    for (int i = 0; i < spaces.length; i++) {
      spaces[i] = pool.take();
    }
    for (Integer space : spaces) {
      pool.putBack(space);
    }
    for (int i = 0; i < spaces.length; i++) {
      pool.take();
    }
    assertEquals(136, made.get());
  }
}
