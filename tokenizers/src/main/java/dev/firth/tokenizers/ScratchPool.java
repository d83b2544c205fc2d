package dev.firth.tokenizers;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Scratch space for encoding: a thread takes one, uses it alone and puts it back. A thread that
 * comes again mostly gets the one it had, with its caches warm; unlike thread-local space it is
 * bounded however many threads come, virtual ones too, and goes when the pool goes. A thread that
 * is new takes over what another left, so that there are no more spaces than were ever in use at
 * once, and short-lived threads, too, begin with warm caches.
 *
 * @param <T> the kind of scratch space
 */
public final class ScratchPool<T> {
  private static final int SLOTS = 64;

  private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> maker;

  /**
   * An empty pool.
   *
   * @param maker makes a new space where none is free
   */
  public ScratchPool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** A space that nobody else has until it is put back. */
  public T take() {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      int slot = home + i & SLOTS - 1;
      if (slots.getPlain(slot) != null) {
        T found = slots.getAndSet(slot, null);
        if (found != null) {
          return found;
        }
      }
    }
    return maker.get();
  }

  /** Puts a space back; where the pool is full it is dropped. */
  public void putBack(T space) {
    int home = home();
    for (int i = 0; i < SLOTS; i++) {
      int slot = home + i & SLOTS - 1;
      if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, space)) {
        return;
      }
    }
  }

  private static int home() {
    return (int) Thread.currentThread().threadId() & SLOTS - 1;
  }
}
