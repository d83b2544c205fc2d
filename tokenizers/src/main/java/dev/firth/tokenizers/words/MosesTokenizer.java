package dev.firth.tokenizers.words;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts sentences into words and punctuation as {@code tokenizer.perl} of Moses does (Koehn et al.
 * 2007), the usual preparation of text for machine translation. English contractions go to the word
 * behind the apostrophe ({@code it 's}), French and Italian ones to the word before it ({@code l'
 * eau}). By default characters with a meaning in Moses are escaped, an apostrophe for one as an
 * entity of XML.
 *
 * <p>Immutable and thread-safe. Rules for contractions are those of English, French, Italian and
 * Irish; Finnish and Swedish keep a colon within a word; in other languages every apostrophe stands
 * alone.
 */
public final class MosesTokenizer implements WordTokenizer {
  private final String language;
  private final NonbreakingPrefixes prefixes;
  private final boolean escape;
  private final boolean splitHyphens;
  private final List<Pattern> protectedPatterns;

  private MosesTokenizer(
      String language,
      NonbreakingPrefixes prefixes,
      boolean escape,
      boolean splitHyphens,
      List<Pattern> protectedPatterns) {
    this.language = language;
    this.prefixes = prefixes;
    this.escape = escape;
    this.splitHyphens = splitHyphens;
    this.protectedPatterns = protectedPatterns;
  }

  /** The tokenizer of a language, given by its code, with the abbreviations that Firth knows. */
  public static MosesTokenizer of(String language) {
    return new MosesTokenizer(language, NonbreakingPrefixes.of(language), true, false, List.of());
  }

  /** The same with other abbreviations. */
  public MosesTokenizer prefixes(NonbreakingPrefixes other) {
    return new MosesTokenizer(language, other, escape, splitHyphens, protectedPatterns);
  }

  /** The same with or without escaped characters ({@code -no-escape}). */
  public MosesTokenizer escape(boolean on) {
    return new MosesTokenizer(language, prefixes, on, splitHyphens, protectedPatterns);
  }

  /** The same with hyphens within words as tokens {@code @-@}, or not ({@code -a}). */
  public MosesTokenizer splitHyphens(boolean on) {
    return new MosesTokenizer(language, prefixes, escape, on, protectedPatterns);
  }

  /** The same, with text that stays whole wherever a pattern finds it ({@code -protected}). */
  public MosesTokenizer protect(List<Pattern> patterns) {
    return new MosesTokenizer(language, prefixes, escape, splitHyphens, List.copyOf(patterns));
  }

  /** The tokens of a line with blanks between them; a line of white space stays as it is. */
  public String tokenize(String line) {
    return MosesLine.isAllSpace(line) ? line : run(line);
  }

  private String run(String line) {
    var work = new MosesLine(line);
    work.cleanSpace();
    List<String> kept = protectedPatterns.isEmpty() ? List.of() : work.protect(protectedPatterns);
    boolean colonInWords = language.equals("fi") || language.equals("sv");
    work.separateSigns(colonInWords);
    if (colonInWords) {
      work.separateUnlessLowerCaseFollows(':');
    }
    if (language.equals("tdt")) {
      work.separateUnlessLowerCaseFollows('\'');
    }
    if (splitHyphens) {
      work.splitHyphens();
    }
    work.joinDots();
    work.separateCommas();
    separateApostrophes(work);
    work.separatePeriods(prefixes);
    work.restore(kept);
    if (escape) {
      work.escape();
    }
    return work.toString();
  }

  private void separateApostrophes(MosesLine work) {
    switch (language) {
      case "en" -> work.splitContractionsRight();
      case "fr", "it", "ga", "ca" -> work.splitContractionsLeft();
      case "so", "tdt" -> work.keepApostrophesWithinWords();
      default -> work.separateApostrophes();
    }
  }

  /** The tokens of a line. */
  public List<String> tokens(String line) {
    var tokens = new ArrayList<String>();
    String joined = tokenize(line);
    for (int at = 0; at < joined.length(); ) {
      int blank = joined.indexOf(' ', at);
      int end = blank < 0 ? joined.length() : blank;
      if (at < end && !MosesLine.isAllSpace(joined.substring(at, end))) {
        tokens.add(joined.substring(at, end));
      }
      at = end + 1;
    }
    return tokens;
  }

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
    for (String token : tokens(text)) {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      sink.token(bytes, 0, bytes.length);
    }
  }

  @Override
  public String signature() {
    return "moses-"
        + language
        + (escape ? "" : ",no-escape")
        + (splitHyphens ? ",split-hyphens" : "")
        + (protectedPatterns.isEmpty() ? "" : ",protected" + protectedPatterns);
  }

  @Override
  public String toString() {
    return signature();
  }
}
