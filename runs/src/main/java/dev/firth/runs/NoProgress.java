package dev.firth.runs;

/** Drops what it is told. */
enum NoProgress implements Progress, Progress.Task {
  INSTANCE;

  @Override
  public Task start(String name, String unit, long total) {
    return this;
  }

  @Override
  public void done(long units) {}

  @Override
  public void measure(String key, double value) {}

  @Override
  public void close() {}
}
