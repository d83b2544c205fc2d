package dev.firth.transformer.bert.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 255, 256, 1000, 65_537})
  void everyDocumentComesOnce(int documents) {
    for (int version = 0; version < 3; version++) {
      var order = new DocumentOrder(documents, 1, version);
      var seen = new BitSet();
      for (int place = 0; place < documents; place++) {
        seen.set(order.at(place));
      }
      assertEquals(documents, seen.cardinality());
      assertEquals(documents, seen.length());
    }
  }

  @Test
  void versionsHaveOrdersOfTheirOwn() {
    int documents = 10_000;
    var first = new DocumentOrder(documents, 1, 0);
    var second = new DocumentOrder(documents, 1, 1);
    int equal = 0;
    int neighbours = 0;
    double distance = 0;
    for (int place = 1; place < documents; place++) {
      equal += first.at(place) == second.at(place) ? 1 : 0;
      neighbours += first.at(place) == first.at(place - 1) + 1 ? 1 : 0;
      distance += Math.abs(first.at(place) - place) / (double) documents;
    }
    assertTrue(equal < 10, equal + " documents at the same place");
    assertTrue(neighbours < 10, neighbours + " documents behind the one before them");
    assertEquals(1.0 / 3, distance / documents, 0.02, "mean distance from the own place");
  }
}
