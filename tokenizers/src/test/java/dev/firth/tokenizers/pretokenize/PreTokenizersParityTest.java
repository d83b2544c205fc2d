package dev.firth.tokenizers.pretokenize;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.PipelineParity;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.Nfkd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pieces and alignment as Hugging Face's tokenizers. */
class PreTokenizersParityTest {
  private static final List<String> TEXTS = texts();

  static Stream<Arguments> preTokenizers() {
    return Stream.of(
        of("{'type':'Whitespace'}", new Whitespace()),
        of("{'type':'WhitespaceSplit'}", new WhitespaceSplit()),
        of("{'type':'BertPreTokenizer'}", new BertPreTokenizer()),
        byteLevel(true, true),
        byteLevel(false, true),
        byteLevel(true, false),
        byteLevel(false, false),
        of("{'type':'Digits','individual_digits':true}", new Digits(true)),
        of("{'type':'Digits','individual_digits':false}", new Digits(false)),
        of("{'type':'CharDelimiterSplit','delimiter':'a'}", new CharDelimiterSplit('a')),
        of("{'type':'CharDelimiterSplit','delimiter':'😀'}", new CharDelimiterSplit(0x1f600)),
        of("{'type':'UnicodeScripts'}", new UnicodeScripts()),
        of("{'type':'FixedLength','length':3}", new FixedLength(3)),
        metaspace(PrependScheme.ALWAYS, true),
        metaspace(PrependScheme.FIRST, true),
        metaspace(PrependScheme.NEVER, true),
        metaspace(PrependScheme.ALWAYS, false),
        of(
            "{'type':'Sequence','pretokenizers':[{'type':'WhitespaceSplit'},"
                + "{'type':'Metaspace','replacement':'_','prepend_scheme':'first'},"
                + "{'type':'Punctuation','behavior':'Contiguous'}]}",
            new PreTokenizerSequence(
                List.of(
                    new WhitespaceSplit(),
                    new Metaspace('_', PrependScheme.FIRST, true),
                    new Punctuation(SplitBehavior.CONTIGUOUS)))),
        of(
            "{'type':'Sequence','pretokenizers':[{'type':'Digits','individual_digits':true},"
                + "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true}]}",
            new PreTokenizerSequence(List.of(new Digits(true), new ByteLevel(true, true, true)))));
  }

  private static Arguments of(String json, PreTokenizer preTokenizer) {
    return Arguments.of(json.replace('\'', '"'), preTokenizer);
  }

  private static Arguments byteLevel(boolean prefix, boolean regex) {
    return of(
        "{'type':'ByteLevel','add_prefix_space':%b,'trim_offsets':false,'use_regex':%b}"
            .formatted(prefix, regex),
        new ByteLevel(prefix, false, regex));
  }

  private static Arguments metaspace(PrependScheme scheme, boolean split) {
    return of(
        "{'type':'Metaspace','replacement':'▁','prepend_scheme':'%s','split':%b}"
            .formatted(scheme.jsonName(), split),
        new Metaspace(Metaspace.LOWER_BLOCK, scheme, split));
  }

  static Stream<Arguments> splits() {
    var splits = new ArrayList<Arguments>();
    for (SplitBehavior behavior : SplitBehavior.values()) {
      splits.add(
          of(
              "{'type':'Punctuation','behavior':'" + behavior.jsonName() + "'}",
              new Punctuation(behavior)));
      for (boolean invert : new boolean[] {false, true}) {
        splits.add(split("String", "a", SearchPattern.literal("a"), behavior, invert));
        splits.add(regex("\\s+|'s|[a-h]", behavior, invert));
        splits.add(regex("b*", behavior, invert));
      }
    }
    return splits.stream();
  }

  /** Expressions of published models, and others that show where the syntaxes differ. */
  static Stream<Arguments> regularExpressions() {
    return Stream.of(
            ByteLevel.GPT2_REGEX,
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+"
                + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
            "[^\\r"
                + "\\n"
                + "\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r"
                + "\\n"
                + "\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}"
                + "\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}|"
                + " ?[^\\s\\p{L}\\p{N}]+[\\r"
                + "\\n"
                + "/]*|\\s*[\\r"
                + "\\n"
                + "]+|\\s+(?!\\S)|\\s+",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?"
                + "[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "[一-龥\u3040-ゟ゠-ヿ]+",
            " ?[^(\\s|[.,!?…。，、।۔،])]+",
            "[\\r\\n]",
            "\\s?\\p{L}+",
            "\\s?\\p{P}+",
            "\\p{N}",
            "[0-9][0-9][0-9]",
            "\\d{1,3}(?=(?:\\d{3})*\\b)",
            "\\p{Han}+|[\\p{Hiragana}\\p{Katakana}]+|\\p{Cyrillic}+",
            "(?<=[^0-9])(?=[0-9])|(?<=[0-9])(?=[^0-9])",
            "\\w+|[^\\w\\s]",
            "\\b\\w",
            "\\B.",
            "^.|.$",
            "\\A.|.\\z",
            "[[:alpha:]]+|[[:punct:]]|[[:digit:]_]|[[:^space:]]",
            "[a-z&&[^aeiou]]+",
            "[^[a-m]\\d]+",
            "\\h{2,}|\\H",
            "x(?i)abc|th|ΣΑ|ı|é",
            "(?m:a.)|(?:[st]{1,2}+h?)|{",
            "(a|b)\\1",
            "(?<x>e|t)\\k<x>",
            "\\x41|\\x{1F600}|\\u00e9|\\t|\\v|[\\x20-\\x2f]|[]a]|[a\\-z]|[+-]|[^\\n ]",
            "(?>a+)b|a*?b|a+?|(?:ab){,2}c",
            "\\p{^L}+|\\P{Lu}|\\p{Uppercase_Letter}|\\p{lu}|\\p{Alnum}",
            "\\p{Emoji}(?# any )|\\p{Greek}|\\p{Arabic}|\\p{Any}")
        .map(expression -> regex(expression, SplitBehavior.ISOLATED, false));
  }

  private static Arguments regex(String expression, SplitBehavior behavior, boolean invert) {
    return split("Regex", expression, SearchPattern.regex(expression), behavior, invert);
  }

  private static Arguments split(
      String kind, String source, SearchPattern pattern, SplitBehavior behavior, boolean invert) {
    String quoted =
        source
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t");
    return Arguments.of(
        "{\"type\":\"Split\",\"pattern\":{\"%s\":\"%s\"},\"behavior\":\"%s\",\"invert\":%b}"
            .formatted(kind, quoted, behavior.jsonName(), invert),
        new Split(pattern, behavior, invert));
  }

  @ParameterizedTest
  @MethodSource("preTokenizers")
  void piecesAndCharacters(String json, PreTokenizer preTokenizer) throws IOException {
    PipelineParity.preTokenizer(json, preTokenizer).check(TEXTS);
  }

  @ParameterizedTest
  @MethodSource({"splits", "regularExpressions"})
  void pieces(String json, PreTokenizer preTokenizer) throws IOException {
    PipelineParity.preTokenizer(json, preTokenizer).checkPieces(TEXTS);
  }

  /** Those with data about characters. */
  static Stream<Arguments> withData() {
    return preTokenizers()
        .filter(
            arguments ->
                switch (arguments.get()[1]) {
                  case Whitespace w -> true;
                  case WhitespaceSplit w -> true;
                  case BertPreTokenizer b -> true;
                  case Digits d -> true;
                  case UnicodeScripts s -> true;
                  case ByteLevel b -> b.useRegex() && !b.addPrefixSpace();
                  default -> false;
                });
  }

  @ParameterizedTest
  @MethodSource("withData")
  void allCodePoints(String json, PreTokenizer preTokenizer) throws IOException {
    PipelineParity.preTokenizer(json, preTokenizer).checkPieces(HardStrings.allCodePoints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\\p{L}\\d]|\\w\\s", "\\p{Lu}|\\p{M}|\\p{P}", "\\p{S}|\\p{Cn}|\\p{Han}"})
  void classesOfAllCodePoints(String expression) throws IOException {
    Object[] split = regex(expression, SplitBehavior.ISOLATED, false).get();
    PipelineParity.preTokenizer((String) split[0], (PreTokenizer) split[1])
        .checkPieces(HardStrings.allCodePoints());
  }

  @ParameterizedTest
  @MethodSource("preTokenizers")
  void behindNormalizers(String json, PreTokenizer preTokenizer) throws IOException {
    PipelineParity.normalizer("{\"type\":\"NFKD\"}", new Nfkd())
        .then(json, preTokenizer)
        .checkCharacters(TEXTS);
    PipelineParity.normalizer(
            "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
                + "\"strip_accents\":null,\"lowercase\":true}",
            BertNormalizer.uncased())
        .then(json, preTokenizer)
        .checkPieces(TEXTS);
  }

  private static List<String> texts() {
    var texts = new ArrayList<String>();
    for (String text : HardStrings.all()) {
      texts.add(HardStrings.wellFormed(text.substring(0, Math.min(200, text.length()))));
    }
    SplittableRandom random = Seeds.random(1);
    for (int i = 0; i < 80; i++) {
      texts.add(HardStrings.wellFormed(HardStrings.random(random, 40)));
    }
    return texts;
  }
}
