package dev.firth.seq2seq.align;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.WordAlignment;
import dev.firth.corpora.WordAlignment.Link;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.align.TextPieces.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts something in the place of words with unknown tokens: the word of the source that they look
 * at, or its entry in a dictionary (Luong et al. 2015, "Addressing the rare word problem"; Jean et
 * al. 2015). A word is replaced as a whole, as a part of it says little; marks such as quotes and
 * full stops at its ends stay, and those of the source's word are not taken.
 *
 * @param dictionary of words without such marks; one that is not in it is looked up in lower case,
 *     then taken itself
 */
public record UnknownWords(Map<String, String> dictionary) {
  /** Stands for the unknown token while marks are looked for. */
  private static final String UNKNOWN = "\ue000";

  private static final String MARKS = ",.;:!?…\"'¡¿";

  public UnknownWords {
    dictionary = Map.copyOf(dictionary);
  }

  /**
   * A text and how its words are aligned.
   *
   * @param text after replacement
   * @param alignment of its words
   */
  public record Replaced(String text, WordAlignment alignment) {}

  /**
   * Reads a dictionary: on each line a word, a tab and what it becomes; the first of several lines
   * for a word counts.
   *
   * @throws BadInputException if a line is none of a dictionary; the message names it
   */
  public static UnknownWords read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          file + " is no file: name a dictionary, a word, a tab and its translation on each line");
    }
    Map<String, String> dictionary = new HashMap<>();
    try (TextReader reader = Corpus.of(file).open()) {
      for (long line = 1; reader.next(); line++) {
        String text =
            new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
        if (!text.isBlank()) {
          String[] parts = text.split("\t", -1);
          if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new BadInputException(
                file + ":" + line + ": no word, tab and translation: a dictionary has these");
          }
          dictionary.putIfAbsent(parts[0].strip(), parts[1].strip());
        }
      }
    }
    return new UnknownWords(dictionary);
  }

  /**
   * Replaces the words of a target that have an unknown token.
   *
   * @param pair whose target has been decoded with its special tokens
   * @param unknown what the vocabulary calls the token
   */
  public Replaced replace(PairAttention pair, String unknown) {
    TextPieces target = pair.target();
    boolean[] lacking = lacking(target, unknown);
    var text = new StringBuilder();
    List<Link> links = new ArrayList<>();
    int from = 0;
    int words = 0;
    for (Link link : pair.alignment().links()) {
      Word word = target.words().get(link.target());
      text.append(target.text(), from, word.start());
      String source = pair.source().words().get(link.source()).text();
      String now = lacking[link.target()] ? replaced(word.text(), unknown, source) : word.text();
      for (int end = words + now.split("\\s+").length; words < end; words++) {
        links.add(new Link(link.source(), words));
      }
      text.append(now);
      from = word.end();
    }
    text.append(target.text().substring(from));
    return new Replaced(text.toString(), new WordAlignment(links));
  }

  private static boolean[] lacking(TextPieces target, String unknown) {
    boolean[] lacking = new boolean[target.words().size()];
    for (int piece = 0; piece < target.pieces().size(); piece++) {
      if (target.pieces().get(piece).equals(unknown)) {
        lacking[target.wordOf()[piece]] = true;
      }
    }
    return lacking;
  }

  private String replaced(String word, String unknown, String source) {
    String marked = word.replace(unknown, UNKNOWN);
    int start = coreStart(marked);
    return marked.substring(0, start) + entry(source) + marked.substring(coreEnd(marked, start));
  }

  private String entry(String source) {
    int start = coreStart(source);
    int end = coreEnd(source, start);
    String core = start < end ? source.substring(start, end) : source;
    String lower = dictionary.getOrDefault(core.toLowerCase(Locale.ROOT), core);
    return dictionary.getOrDefault(core, lower);
  }

  private static int coreStart(String word) {
    int start = 0;
    while (start < word.length() && isMark(word.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int coreEnd(String word, int start) {
    int end = word.length();
    while (end > start && isMark(word.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isMark(char c) {
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          true;
      default -> MARKS.indexOf(c) >= 0;
    };
  }
}
