package dev.firth.seq2seq.align;

import dev.firth.tokenizers.DecodeStream;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text in the pieces that a model has of it, and in the words between blanks that people count.
 *
 * @param text the text
 * @param pieces what each token reads
 * @param words the words of the text, in order
 * @param wordOf for each piece the index of its word; {@link #NO_WORD} in a text without words
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record TextPieces(String text, List<String> pieces, List<Word> words, int[] wordOf) {
  /** The piece belongs to no word. */
  public static final int NO_WORD = -1;

  /**
   * A word.
   *
   * @param start its first UTF-16 unit in the text
   * @param end one past its last one
   * @param text what it reads
   */
  public record Word(int start, int end, String text) {}

  public TextPieces {
    pieces = List.copyOf(pieces);
    words = List.copyOf(words);
  }

  /** A text that was encoded. */
  public static TextPieces encoded(Encoding encoding, String text) {
    return new TextPieces(
        text, encoding.tokens(), words(text), wordOf(text, encoding.starts(), encoding.ends()));
  }

  /** The same text with a first word that is a piece. */
  public TextPieces behind(String word) {
    String longer = word + " " + text;
    List<String> more = new ArrayList<>(List.of(word));
    more.addAll(pieces);
    int[] moved = new int[wordOf.length + 1];
    for (int i = 0; i < wordOf.length; i++) {
      moved[i + 1] = wordOf[i] + 1;
    }
    return new TextPieces(longer, more, words(longer), moved);
  }

  /** The same words with the first pieces alone. */
  public TextPieces first(int most) {
    int size = Math.min(pieces.size(), most);
    return new TextPieces(text, pieces.subList(0, size), words, Arrays.copyOf(wordOf, size));
  }

  /** The text of ids, with what the vocabulary calls its special tokens. */
  public static TextPieces decoded(Tokenizer tokenizer, int[] ids) {
    DecodeStream stream = tokenizer.decodeStream(false);
    var text = new StringBuilder();
    List<String> pieces = new ArrayList<>();
    int[] starts = new int[ids.length];
    int[] ends = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      starts[i] = text.length();
      text.append(stream.step(ids[i]));
      ends[i] = text.length();
      pieces.add(tokenizer.tokenOf(ids[i]));
    }
    text.append(stream.finish());
    String whole = text.toString();
    return new TextPieces(whole, pieces, words(whole), wordOf(whole, starts, ends));
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        words.add(new Word(start, end, text.substring(start, end)));
      }
      start = end + 1;
    }
    return words;
  }

  /** A piece belongs to the word of its last letter; one that is blank, to the next word. */
  private static int[] wordOf(String text, int[] starts, int[] ends) {
    int[] wordOf = new int[starts.length];
    int[] wordsBefore = wordsBefore(text);
    int words = wordsBefore[text.length()];
    for (int i = 0; i < starts.length; i++) {
      int last = ends[i];
      while (last > starts[i] && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      int word = last > starts[i] ? wordsBefore[last] - 1 : firstFrom(text, ends[i], wordsBefore);
      wordOf[i] = Math.min(word, words - 1);
    }
    return wordOf;
  }

  /** For each place how many words begin before it. */
  private static int[] wordsBefore(String text) {
    int[] before = new int[text.length() + 1];
    for (int at = 0; at < text.length(); at++) {
      boolean begins =
          !Character.isWhitespace(text.charAt(at))
              && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
      before[at + 1] = before[at] + (begins ? 1 : 0);
    }
    return before;
  }

  /** The word that stands at a place or begins behind it. */
  private static int firstFrom(String text, int place, int[] wordsBefore) {
    boolean inside =
        place > 0
            && place < text.length()
            && !Character.isWhitespace(text.charAt(place - 1))
            && !Character.isWhitespace(text.charAt(place));
    return wordsBefore[place] - (inside ? 1 : 0);
  }
}
