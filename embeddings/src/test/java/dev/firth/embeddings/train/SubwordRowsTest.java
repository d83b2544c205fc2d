package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.testkit.Seeds;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubwordRowsTest {
  private static FastTextDictionary dictionary(List<String> words) {
    var counts = new long[words.size()];
    Arrays.fill(counts, 1);
    return FastTextDictionary.ofWords(words, counts, words.size());
  }

  private static List<String> randomWords(int seed) {
    var random = Seeds.random(seed);
    var words = new HashSet<String>(List.of("aaaaaa", "</s>", "x"));
    while (words.size() < 150) {
      var word = new StringBuilder();
      for (int i = 1 + random.nextInt(9); i > 0; i--) {
        word.append((char) ('a' + random.nextInt(4)));
      }
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  /** Few buckets share many n-grams; many show each n-gram's own words. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 100_000})
  void rowsAreOneWhereNoWordTellsThemApart(int buckets) {
    var dictionary = dictionary(randomWords(buckets));
    var subwords = new Subwords(2, 5, buckets);
    var rows = SubwordRows.of(dictionary, subwords);
    var classes = new HashMap<Integer, Map<Integer, Integer>>();
    for (int word = 0; word < dictionary.words(); word++) {
      var list = new IntArrayList();
      dictionary.addRows(word, subwords, list);
      for (int row : list) {
        classes.computeIfAbsent(row, any -> new TreeMap<>()).merge(word, 1, Integer::sum);
      }
    }
    var rowOfClass = new HashMap<Map<Integer, Integer>, Integer>();
    for (int row = 0; row < rows.modelRows(); row++) {
      int trained = rows.trainedRow(row);
      if (classes.containsKey(row)) {
        Integer other = rowOfClass.putIfAbsent(classes.get(row), trained);
        assertTrue(other == null || other == trained, Seeds.describe(buckets));
      } else {
        assertEquals(-1, trained);
      }
    }
    assertEquals(rows.size(), rowOfClass.size(), "as many rows as there are sets of words");
    assertEquals(rows.size(), new HashSet<>(rowOfClass.values()).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 100_000})
  void sumsAndGrowthAreThoseOfAllRows(int buckets) {
    var dictionary = dictionary(randomWords(buckets));
    var subwords = new Subwords(2, 5, buckets);
    var rows = SubwordRows.of(dictionary, subwords);
    double[] values = Seeds.random(1).doubles(rows.size(), -1, 1).toArray();
    for (int word = 0; word < dictionary.words(); word++) {
      var list = new IntArrayList();
      dictionary.addRows(word, subwords, list);
      double sum = list.intStream().mapToDouble(row -> values[rows.trainedRow(row)]).sum();
      // Adding 1 for each time a row is there, and then summing each as often.
      double growth = list.intStream().mapToDouble(row -> times(list, row)).sum();
      int at = word;
      double merged =
          IntStream.range(rows.start(at), rows.end(at))
              .mapToDouble(place -> rows.multiplicities()[place] * values[rows.row(place)])
              .sum();
      assertEquals(sum, merged, 1e-9, dictionary.word(word));
      assertEquals(list.size(), rows.modelRows(word));
      assertEquals(growth, rows.growth(word), dictionary.word(word));
    }
  }

  private static int times(IntArrayList list, int row) {
    return (int) list.intStream().filter(other -> other == row).count();
  }

  @Test
  void aWordAndItsOwnNgramsAreOneRow() {
    var rows = SubwordRows.of(dictionary(List.of("cat", "dog")), new Subwords(3, 6, 1 << 20));
    assertEquals(2, rows.size());
    assertEquals(1, rows.end(0) - rows.start(0));
    // cat, <ca, cat, at>, <cat, cat>, <cat>
    assertEquals(7, rows.multiplicities()[rows.start(0)]);
  }
}
