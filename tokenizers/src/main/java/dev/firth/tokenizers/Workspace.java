package dev.firth.tokenizers;

/** What one encoding call needs besides its result; used again by later calls. */
final class Workspace {
  /** Larger buffers than this many tokens are not kept. */
  private static final int MOST_KEPT = 1 << 18;

  final TokenBuffer ids = new TokenBuffer(false);
  final TokenBuffer tokens = new TokenBuffer(true);
  final TokenBuffer piece = new TokenBuffer(true);
  final TokenSpans rawSpans = new TokenSpans();
  final TokenSpans normalizedSpans = new TokenSpans();

  /** Keeps what a call is done with for later ones. */
  void putBack(ScratchPool<Workspace> pool) {
    if (ids.capacity() <= MOST_KEPT
        && tokens.capacity() <= MOST_KEPT
        && piece.capacity() <= MOST_KEPT) {
      pool.putBack(this);
    }
  }
}
