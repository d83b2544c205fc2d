package dev.firth.tokenizers;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What one encoding call needs besides its result; used again by later calls. */
final class Workspace {
  /** Larger buffers than this many tokens are not kept. */
  private static final int MOST_KEPT = 1 << 18;

  final TokenBuffer ids = new TokenBuffer(false);
  final TokenBuffer tokens = new TokenBuffer(true);
  final TokenBuffer piece = new TokenBuffer(true);
  final TokenSpans rawSpans = new TokenSpans();
  final TokenSpans normalizedSpans = new TokenSpans();

  private boolean isSmall() {
    return ids.capacity() <= MOST_KEPT
        && tokens.capacity() <= MOST_KEPT
        && piece.capacity() <= MOST_KEPT;
  }

  /** Workspaces waiting for a call. A thread finds the one it used last in its own place. */
  static final class Pool {
    private static final int PLACES = 64;

    private final AtomicReferenceArray<Workspace> places = new AtomicReferenceArray<>(PLACES);

    Workspace take() {
      Workspace found = places.getAndSet(place(), null);
      return found == null ? new Workspace() : found;
    }

    void give(Workspace workspace) {
      if (workspace.isSmall()) {
        places.set(place(), workspace);
      }
    }

    private static int place() {
      return (int) Thread.currentThread().threadId() & (PLACES - 1);
    }
  }
}
