package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedWorkTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 200})
  void resultsComeInTheOrderOfTheWork(int threads) {
    List<Supplier<Integer>> pieces =
        IntStream.range(0, 100).<Supplier<Integer>>mapToObj(i -> () -> i * i).toList();
    assertEquals(
        pieces.stream().map(Supplier::get).toList(),
        SharedWork.results(pieces, threads, "testing"));
  }

  @Test
  void aSingleThreadIsTheCallers() {
    Supplier<Thread> piece = Thread::currentThread;
    assertEquals(
        List.of(Thread.currentThread(), Thread.currentThread()),
        SharedWork.results(List.of(piece, piece), 1, "testing"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAPieceThrowsIsThrown(int threads) {
    var failure = new IllegalStateException("the third piece");
    Supplier<Integer> good = () -> 1;
    Supplier<Integer> bad =
        () -> {
          throw failure;
        };
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> SharedWork.results(List.of(good, good, bad, good), threads, "testing")));
  }
}
