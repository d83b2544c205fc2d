package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.finetune.data.Origin;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a model tells apart, by names and numbers. */
final class Labels {
  private static final int SHOWN = 20;

  private final List<String> names;
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  /**
   * @throws BadInputException if there are fewer than two
   */
  Labels(List<String> names) throws BadInputException {
    this.names = List.copyOf(names);
    names.forEach(name -> ids.put(name, ids.size()));
    if (ids.size() < 2) {
      throw new BadInputException(
          "there is nothing to tell apart: the only label is " + String.join(", ", names));
    }
  }

  /** Those that occur; numbers by their size, others by their characters. */
  static Labels of(Stream<String> occurring) throws BadInputException {
    List<String> found = occurring.distinct().toList();
    boolean numbers = found.stream().allMatch(label -> label.matches("\\d{1,9}"));
    Comparator<String> order =
        numbers ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
    return new Labels(found.stream().sorted(order).toList());
  }

  List<String> names() {
    return names;
  }

  /**
   * The number of a label.
   *
   * @throws BadInputException if it is none of these
   */
  int id(String label, Origin origin) throws BadInputException {
    Integer id = ids.get(label);
    if (id == null) {
      String known = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
      throw origin.bad(
          "the label '%s' is none of those that the model learned: %s%s"
              .formatted(label, known, names.size() > SHOWN ? " and others" : ""));
    }
    return id;
  }
}
