package dev.firth.tokenizers;

/** A way to count in parallel. */
interface Counting {
  /** The worker of one more thread. */
  SplitWork.Worker worker();

  /** How many workers there may be. */
  int mostThreads();

  /** What all workers counted; called after they have finished. */
  CountTable total();
}
