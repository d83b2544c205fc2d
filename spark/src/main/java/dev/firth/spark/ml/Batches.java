package dev.firth.spark.ml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;

/** Rows that are changed some at a time, when the first of them is asked for. */
final class Batches implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final int size;
  private final UnaryOperator<List<Row>> change;
  private Iterator<Row> changed = Collections.emptyIterator();

  Batches(Iterator<Row> rows, int size, UnaryOperator<List<Row>> change) {
    this.rows = rows;
    this.size = size;
    this.change = change;
  }

  @Override
  public boolean hasNext() {
    return changed.hasNext() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!changed.hasNext()) {
      var batch = new ArrayList<Row>();
      while (batch.size() < size && rows.hasNext()) {
        batch.add(rows.next());
      }
      changed = change.apply(batch).iterator();
    }
    return changed.next();
  }
}
