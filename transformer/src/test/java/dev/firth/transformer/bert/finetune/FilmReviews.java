package dev.firth.transformer.bert.finetune;

import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Whether a film is good; "not" turns it round. */
final class FilmReviews {
  private final SplittableRandom random;

  FilmReviews(SplittableRandom random) {
    this.random = random;
  }

  List<Example<TextInput, String>> next(int count) {
    var reviews = new ArrayList<Example<TextInput, String>>();
    for (int i = 0; i < count; i++) {
      boolean good = random.nextBoolean();
      boolean not = random.nextBoolean();
      String text =
          "the %s film is %s%s ."
              .formatted(
                  any("old", "red", "blue"),
                  not ? "not " : "",
                  good ? any("good", "fine") : any("bad", "dull"));
      reviews.add(
          new Example<>(TinyBert.line(i + 1), TextInput.of(text), good != not ? "pos" : "neg"));
    }
    return reviews;
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  static List<TextInput> texts(List<Example<TextInput, String>> reviews) {
    return reviews.stream().map(Example::input).toList();
  }
}
