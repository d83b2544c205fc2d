package dev.firth.corpora.almanac.german;

import java.util.ArrayList;
import java.util.List;

/**
 * A clause in its fields; the place of the verb makes of it a main or a subordinate clause. A word
 * {@code ","} is a comma.
 *
 * @param finite the verb that agrees with the subject
 * @param particle what is split off the verb: {@code an} of {@code ankommen}; or empty
 * @param middle between the two parts of the verb in a main clause
 * @param end infinitives and participles
 * @param after what is put behind them: infinitive clauses, what is compared with
 */
record GermanClause(
    List<String> subject,
    String finite,
    String particle,
    List<String> middle,
    List<String> end,
    List<String> after) {
  /** Where the finite verb stands. */
  enum Order {
    /** After the subject. */
    SECOND,
    /** Before the subject, where something else comes first. */
    INVERTED,
    /** At the end: subordinate clauses. */
    LAST
  }

  List<String> words(Order order) {
    var words = new ArrayList<String>();
    if (order != Order.INVERTED) {
      words.addAll(subject);
    }
    if (order != Order.LAST) {
      words.add(finite);
    }
    if (order == Order.INVERTED) {
      words.addAll(subject);
    }
    words.addAll(middle);
    words.addAll(end);
    if (order == Order.LAST) {
      words.add(particle + finite);
    } else if (!particle.isEmpty()) {
      words.add(particle);
    }
    words.addAll(after);
    return words;
  }

  /** The same with something before all else in its middle. */
  GermanClause with(List<String> first) {
    var longer = new ArrayList<>(first);
    longer.addAll(middle);
    return new GermanClause(subject, finite, particle, longer, end, after);
  }
}
