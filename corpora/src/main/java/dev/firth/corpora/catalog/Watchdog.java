package dev.firth.corpora.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream on which nothing arrives any more; Java's HTTP client has no such timeout. */
final class Watchdog implements AutoCloseable {
  private final InputStream stream;
  private final long patienceNanos;
  private final Thread thread;
  private volatile long heardAt = System.nanoTime();
  private volatile boolean bitten;

  Watchdog(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patienceNanos = patience.toNanos();
    this.thread = Thread.ofVirtual().name("download watchdog").start(this::watch);
  }

  void heard() {
    heardAt = System.nanoTime();
  }

  boolean hasBitten() {
    return bitten;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        long left = patienceNanos - (System.nanoTime() - heardAt);
        if (left <= 0) {
          bitten = true;
          stream.close();
          return;
        }
        Thread.sleep(Duration.ofNanos(left));
      }
    } catch (InterruptedException e) {
      // The stream came to its end.
    } catch (IOException e) {
      System.getLogger(Watchdog.class.getName())
          .log(System.Logger.Level.DEBUG, "stalled stream not closed", e);
    }
  }
}
