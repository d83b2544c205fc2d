package dev.firth.tokenizers;

/**
 * Each split is counted into its own table, and the tables are added in the order of the splits:
 * what is pruned depends on the splits alone.
 */
final class BoundedCounting implements Counting {
  private final WordTokenizer tokenizer;
  private final int mostThreads;
  private final long splitBytes;
  private final CountTable total;
  private int nextSplit;

  /** Half of the memory is for the sum, the other half for the splits under way. */
  BoundedCounting(WordTokenizer tokenizer, long memoryBytes, int mostThreads) {
    this.tokenizer = tokenizer;
    this.mostThreads = mostThreads;
    this.splitBytes = memoryBytes / 2 / mostThreads;
    this.total = CountTable.bounded(memoryBytes / 2);
  }

  @Override
  public SplitWork.Worker worker() {
    return new SplitCount();
  }

  @Override
  public int mostThreads() {
    return mostThreads;
  }

  @Override
  public synchronized CountTable total() {
    return total;
  }

  private synchronized void addInOrder(int split, CountTable table) throws InterruptedException {
    while (split != nextSplit) {
      wait();
    }
    total.addAll(table);
    nextSplit++;
    notifyAll();
  }

  private final class SplitCount implements SplitWork.Worker {
    private CountTable table;

    @Override
    public void begin(int split) {
      // A new one each time: how far a used table had grown would depend on the thread's past.
      table = CountTable.bounded(splitBytes);
    }

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine) {
      tokenizer.tokenize(utf8, offset, length, table);
    }

    @Override
    public void end(int split) throws InterruptedException {
      addInOrder(split, table);
    }
  }
}
