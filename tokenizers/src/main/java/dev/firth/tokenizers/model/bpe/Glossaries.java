package dev.firth.tokenizers.model.bpe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts out of words what subword-nmt's glossaries name. */
final class Glossaries {
  private final List<Pattern> anywhere;
  private final List<Pattern> alone;
  private final Pattern any;

  Glossaries(List<String> expressions) {
    anywhere = expressions.stream().map(Glossaries::compile).toList();
    alone = expressions.stream().map(e -> compile("^" + e + "$")).toList();
    any = compile("^(" + String.join("|", expressions) + ")$");
  }

  private static Pattern compile(String expression) {
    return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
  }

  boolean isEmpty() {
    return anywhere.isEmpty();
  }

  /** Whether a part of a word is to stay as it is. */
  boolean holds(String part) {
    return !isEmpty() && any.matcher(part).find();
  }

  /** The parts of a word, those of the glossaries on their own. */
  List<String> isolate(String word) {
    List<String> parts = List.of(word);
    for (int i = 0; i < anywhere.size(); i++) {
      List<String> finer = new ArrayList<>();
      for (String part : parts) {
        isolate(part, i, finer);
      }
      parts = finer;
    }
    return parts;
  }

  private void isolate(String part, int glossary, List<String> finer) {
    if (alone.get(glossary).matcher(part).find()) {
      finer.add(part);
      return;
    }
    Matcher matcher = anywhere.get(glossary).matcher(part);
    int at = 0;
    while (matcher.find()) {
      addFilled(part.substring(at, matcher.start()), finer);
      addFilled(matcher.group(), finer);
      at = matcher.end();
    }
    addFilled(part.substring(at), finer);
  }

  private static void addFilled(String part, List<String> finer) {
    if (!part.isEmpty()) {
      finer.add(part);
    }
  }
}
