package dev.firth.tokenizers;

import java.util.concurrent.atomic.AtomicReference;

/** Each thread counts into its own table until there are no more splits; nothing is pruned. */
final class FreeCounting implements Counting {
  private final WordTokenizer tokenizer;
  private final AtomicReference<CountTable> finished = new AtomicReference<>();

  FreeCounting(WordTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public SplitWork.Worker worker() {
    return new ThreadCount();
  }

  @Override
  public int mostThreads() {
    return Integer.MAX_VALUE;
  }

  @Override
  public CountTable total() {
    return finished.get();
  }

  /** Adds tables pairwise on the threads that finish, so that many threads do not wait for one. */
  private void addToTotal(CountTable table) {
    CountTable sum = table;
    while (!finished.compareAndSet(null, sum)) {
      CountTable other = finished.getAndSet(null);
      if (other != null) {
        sum = sumOf(sum, other);
      }
    }
  }

  private static CountTable sumOf(CountTable a, CountTable b) {
    CountTable larger = a.words().size() >= b.words().size() ? a : b;
    larger.addAll(larger == a ? b : a);
    return larger;
  }

  private final class ThreadCount implements SplitWork.Worker {
    private final CountTable table = CountTable.unbounded();

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine) {
      tokenizer.tokenize(utf8, offset, length, table);
    }

    @Override
    public void finish() {
      addToTotal(table);
    }
  }
}
