package dev.firth.spark.ml;

import dev.firth.runs.BadInputException;
import dev.firth.spark.models.ExecutorModels;
import dev.firth.spark.models.SharedModel;
import dev.firth.tokenizers.UnencodableTextException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A stage's work on a partition: its rows, and behind them the columns of results and of errors.
 *
 * @param name of the stage, for errors
 * @param input number of the column that is read
 * @param results how many columns come before that of errors
 * @param batchSize rows that are worked on together
 * @param hadoop settings of the file systems that models lie in; null if they lie on each machine
 */
record PartitionWork<M>(
    String name,
    RowFunction<M> function,
    int input,
    int results,
    int batchSize,
    Broadcast<SerializableConfiguration> hadoop)
    implements MapPartitionsFunction<Row, Row> {
  private static final Outcome NO_INPUT = Outcome.bad("the input is null");

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    SharedModel<M> shared = take();
    TaskCompletionListener release = _ -> shared.close();
    TaskContext.get().addTaskCompletionListener(release);
    return new Batches(rows, batchSize, batch -> work(shared.model(), batch));
  }

  private SharedModel<M> take() throws IOException {
    try {
      Configuration settings = hadoop == null ? null : hadoop.value().value();
      return ExecutorModels.ofProcess().take(function.source(), settings);
    } catch (BadInputException e) {
      throw new BadInputException(place() + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(place() + e.getMessage(), e);
    }
  }

  private String place() {
    var executor = SparkEnv.get().blockManager().blockManagerId();
    return "%s on executor %s of %s: ".formatted(name, executor.executorId(), executor.host());
  }

  private List<Row> work(M model, List<Row> rows) {
    List<Object> inputs = rows.stream().map(this::input).filter(Objects::nonNull).toList();
    Iterator<Outcome> outcomes = outcomes(model, inputs).iterator();
    var done = new ArrayList<Row>(rows.size());
    for (Row row : rows) {
      done.add(longer(row, row.isNullAt(input) ? NO_INPUT : outcomes.next()));
    }
    return done;
  }

  /** An array is what the stage before has made if it works in the same task, else a sequence. */
  private Object input(Row row) {
    Object value = row.get(input);
    return switch (value) {
      case Object[] array -> Arrays.asList(array);
      case Seq<?> sequence -> CollectionConverters.asJava(sequence);
      case null, default -> value;
    };
  }

  private List<Outcome> outcomes(M model, List<Object> inputs) {
    if (inputs.isEmpty()) {
      return List.of();
    }
    try {
      return function.apply(model, inputs);
    } catch (UnencodableTextException e) {
      return inputs.size() == 1
          ? List.of(Outcome.bad(e.getMessage()))
          : inputs.stream().flatMap(one -> outcomes(model, List.of(one)).stream()).toList();
    }
  }

  private Row longer(Row row, Outcome outcome) {
    var values = new Object[row.size() + results + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    for (int i = 0; i < results && outcome.error() == null; i++) {
      values[row.size() + i] = outcome.values().get(i);
    }
    values[row.size() + results] = outcome.error();
    return RowFactory.create(values);
  }
}
