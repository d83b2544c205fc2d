package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerSpellingsTest {
  @ParameterizedTest
  @CsvSource({
    "vectors train -train a -output b -size 50 -window 3 -cbow 0 -hs 0 -binary 1,"
        + " vectors train a --out b --dim 50 --window 3 --model=skip-gram --format=word2vec",
    "vectors train -input a -output b -ws 3 -neg 4 -epoch 2 -minCount 1 -thread 2 -t 1e-4, vectors"
        + " train a --out b --window 3 --negative 4 --epochs 2 --min-count 1 --threads 2 --sample"
        + " 1e-4",
    "vectors train a -cbow 1 -hs 1 -binary 0,"
        + " vectors train a --model=cbow --loss=ns+hs --format=word2vec-text",
    "vectors train a -hs 1 -negative 0, vectors train a --loss=hs --negative 0",
    "vectors train a -minn 2 -maxn 5 -bucket 9, vectors train a --minn 2 --maxn 5 --bucket 9",
    "vectors train a --dim 7 -o b, vectors train a --dim 7 -o b",
    "vectors similar m -size, vectors similar m -size",
    "vectors train a -binary, vectors train a --format=word2vec"
  })
  void knownFlagsBecomeOurs(String given, String expected) {
    assertEquals(List.of(expected.split(" ")), List.of(PeerSpellings.translate(given.split(" "))));
  }
}
