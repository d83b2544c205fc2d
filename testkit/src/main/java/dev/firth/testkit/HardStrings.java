package dev.firth.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Strings on which tokenizers go wrong, each for a reason, and random strings made of the same
 * trouble. All tests that compare tokenizers with another program use them.
 */
public final class HardStrings {
  private static final String FAMILY = "👩\u200d👩\u200d👧\u200d👦";

  /** Letters, marks, signs and blanks that random strings are made of; some are whole sequences. */
  private static final String[] PARTS = {
    "a",
    "b",
    "e",
    "s",
    "t",
    "th",
    "the",
    "ing",
    "Z",
    "I",
    "N",
    "0",
    "7",
    "42",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u00a0",
    "\u0085",
    "\u2028",
    "\u3000",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\0",
    "\u0007",
    "\u007f",
    ".",
    ",",
    "!",
    "?",
    "'",
    "'s",
    "'ll",
    "’",
    "-",
    "_",
    "$",
    "^",
    "`",
    "#",
    "##",
    "<",
    ">",
    "<s>",
    "</s>",
    "[MASK]",
    "[SEP]",
    "<|endoftext|>",
    "<unk>",
    "▁",
    "Ġ",
    "</w>",
    "é",
    "e\u0301",
    "ß",
    "ẞ",
    "İ",
    "ı",
    "ſ",
    "Σ",
    "ς",
    "ﬁ",
    "½",
    "Ⅷ",
    "①",
    "²",
    "Å",
    "\u0327",
    "\u0301",
    "\u0308",
    "д",
    "Ж",
    "ё",
    "א",
    "ש\u05c1",
    "ب",
    "ا\u0644",
    "\u200f",
    "न\u0947",
    "क\u094dष",
    "ไทย",
    "语",
    "漢",
    "字",
    "カ",
    "が",
    "か\u3099",
    "ー",
    "한",
    "\u1112\u1161\u11ab",
    "。",
    "！",
    "😀",
    "👍🏽",
    "❤\ufe0f",
    "🇩🇪",
    FAMILY,
    "𝒳",
    "𐍈",
    "𠀀",
    "\udb40\udc67",
    "\ufffd",
    "\ue000",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udc00"
  };

  private HardStrings() {}

  /** The reasoned list, in a fixed order, the longest string about 20 000 units. */
  public static List<String> all() {
    return all(20_000);
  }

  /** The same list, the longest string about so many units. */
  public static List<String> all(int longest) {
    var all = new ArrayList<String>();
    plainText(all);
    whiteSpace(all);
    unicodeForms(all);
    scripts(all);
    emoji(all);
    controls(all);
    lookalikes(all);
    all.addAll(loneSurrogates());
    all.addAll(longRuns(longest));
    return List.copyOf(all);
  }

  private static void plainText(List<String> all) {
    all.add("");
    all.add("a");
    all.add("Hello, world!");
    all.add("The quick brown fox jumps over the lazy dog.");
    all.add("it's we'll they've I'd you're I'm don't IT'S WE'LL 'tis o'clock ''");
    all.add("Straße, naïve café, Ærøskøbing — “quoted” … 100 %");
    all.add("3.14159 1,000,000 2024-02-29 12:34:56 v1.2.3 0x1F 1e-9 ½ ¾ ² ³ ① Ⅷ ४२ ٣");
    all.add("https://user:pw@example.org/a/b?c=d&e=%20f#g foo.bar+baz@example.com @name #tag");
    all.add("if (a[i] != b->c) { return \"x\\n\" + 'y'; } // done\n\tfor(;;){}\n");
    all.add("unbelievable antidisestablishmentarianism Donaudampfschifffahrtsgesellschaft");
    all.add("camelCase PascalCase snake_case kebab-case SCREAMING_SNAKE x2y 4ever ab12cd");
    all.add("....!!!???,,,;;;:::---___***///\\\\\\((()))[[[]]]{{{}}}");
    all.add("^~`|<>=+$ are signs that BERT takes for punctuation");
  }

  private static void whiteSpace(List<String> all) {
    all.add(" ");
    all.add("  ");
    all.add(" a");
    all.add("a ");
    all.add("  two  blanks   three    four  ");
    all.add("\n");
    all.add("a\nb\n\nc\r\nd\re\tf\u000bg\fh");
    all.add("line \n  indented\n\n\n   \n end   ");
    all.add("a\u0085b\u0085\u0085c");
    all.add("a\u2028b\u2029c");
    all.add("no\u00a0break\u00a0 space\u202f narrow \u2007figure");
    all.add("en\u2002em\u2003thin\u2009hair\u200aideographic\u3000ogham\u1680mmsp\u205f.");
    all.add("not blanks: zero\u200bwidth \u180e mongolian \ufeff word\u2060joiner");
  }

  private static void unicodeForms(List<String> all) {
    all.add("é e\u0301 Å A\u030a \u212b ﬁ ﬀ ﬃ ǆ ŉ");
    all.add("q\u0307\u0323 q\u0323\u0307 a\u0301\u0302\u0303\u0304\u0305 \u0301 \u0301\u0301a");
    all.add("Zalgo: Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334a\u0324\u031e\u0349lgo");
    all.add("İstanbul ıI iİ ΣΑΣ ΟΔΟΣ ὈΔΥΣΣΕΎΣ ς σ ſ ẞ ß ŉ ǰ ΐ");
    all.add("ＦＵＬＬ　ｗｉｄｔｈ １２３ ｶﾞ ｶ ﾟ ㍿ ㌔ ℃ ™ ㎏ ⑩ ﷺ ﷽");
    all.add("가 \u1100\u1161 각 \u1100\u1161\u11a8 한글 \u1112\u1161\u11ab");
    all.add("\u0958 \u0915\u093c \u0f43 \u2adc \u0344 \u0374 \u037e \u0387 \u1fee");
    all.add("𝒳𝔘𝟙 𝐇𝐞𝐥𝐥𝐨 𝓦𝓸𝓻𝓵𝓭 ªº ¨ ´ ¸ ˘ ≠ ≮ ㄱ");
    all.add("\ufb1d \ufb2a \ufb4f \ufefb \ufdfa");
  }

  private static void scripts(List<String> all) {
    all.add("Привет, мир! Ёлка, йод, Україна, ѣ");
    all.add("שלום עולם! שָׁלוֹם \u200fימין\u200e left");
    all.add("مرحبا بالعالم، اَلْعَرَبِيَّةُ ١٢٣ لا");
    all.add("नमस्ते दुनिया क्षत्रिय র্য শ্রী தமிழ்");
    all.add("สวัสดีชาวโลก ກະລຸນາ မြန်မာ ខ្មែរ");
    all.add("今天天气很好，我们去公园吧。你好吗？「引用」");
    all.add("私は日本語を勉強しています。カタカナとひらがな、ヴァイオリン");
    all.add("안녕하세요 세계 韓國");
    all.add("mixed混合text文字123数字абв");
    all.add("𠀀𠀁𪛖 𐍈𐌰𐍂 𒀀𒀁 𓀀 𞤀𞤣");
    all.add("Ελληνικά հայերեն ქართული አማርኛ ᏣᎳᎩ ᠮᠣᠩᠭᠣᠯ བོད་ཡིག");
    all.add("Tiếng Việt: Đặng Thị Hồng, nước mắm phở");
  }

  private static void emoji(List<String> all) {
    all.add("😀");
    all.add("a😀b 😀😀 😀 c");
    all.add("👍🏽👍🏿 " + FAMILY + " 👨🏻\u200d🚀 🏳\ufe0f\u200d🌈");
    all.add("❤\ufe0f ❤ ☺\ufe0e #\ufe0f\u20e3 1\ufe0f\u20e3 🇩🇪🇫🇷🇩");
    all.add("🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f flag");
    all.add(FAMILY.repeat(50));
  }

  private static void controls(List<String> all) {
    all.add("\0");
    all.add("a\0b\0\0c");
    all.add("\u0001\u0002\u001f\u007f\u0080\u009f bell\u0007 esc\u001b[0m back\bspace");
    all.add("soft\u00adhyphen zero\u200cwidth\u200dnon\u200bjoiners \u2063 \u061c");
    all.add("\ufeffBOM first");
    all.add("\u202abidi\u202e over\u202cride \u2066iso\u2069");
    all.add("\ufffd replacement \ufffc object \ue000 private \uf8ff");
    all.add("\ufffe\uffff\ufdd0 \ud83f\udffe \udbff\udfff non-characters");
    all.add("\u0378 \u0530 \u2fe0 unassigned \ud83b\udfff");
  }

  /** Text that reads like the inner marks of tokenizers. */
  private static void lookalikes(List<String> all) {
    all.add("▁ ▁▁ a▁b ▁hello Ġworld Ċ ĉ Â ## ##ing un##able </w> a</w> @@ a@@ b");
    all.add("<s> </s> <unk> <pad> <mask> [CLS] [SEP] [MASK] [UNK] [PAD] <|endoftext|>");
    all.add("<|endoftext|><|endoftext|> a<|endoftext|>b <|endoftext <|endoftext|");
    all.add("[MASK][MASK] x[MASK]y [mask] [ MASK ] [[MASK]] [MAS K]");
    all.add("<0x0A> <0xE2><0x82><0xAC> <0xGG> <0x> byte tokens");
    all.add("\"quoted\" \\backslash\\ {\"json\": [1, 2.5e3, null]} \\u0041 &amp; <b>");
  }

  /** Halves of surrogate pairs, which a Java string can hold and UTF-8 cannot. */
  public static List<String> loneSurrogates() {
    return List.of(
        "\ud83d",
        "\ude00",
        "a\ud83d b\ude00c",
        "\ude00\ud83d",
        "\ud83d\ud83d\ude00\ude00",
        "the \ud800 end\udfff",
        "word\udc00word \udc00");
  }

  /** One thing many times over; each string has about the length given, in UTF-16 units. */
  public static List<String> longRuns(int units) {
    var runs = new ArrayList<String>();
    for (String part :
        List.of(
            "a", "A", "^", " ", "\n", "0", "é", "語", "😀", "\u0301", "ab", "a ", ". ", "the ")) {
      runs.add(part.repeat(Math.max(1, units / part.length())));
    }
    return runs;
  }

  /** A random string of up to so many of the parts that the list above is made of. */
  public static String random(SplittableRandom random, int mostParts) {
    var text = new StringBuilder();
    int parts = random.nextInt(mostParts + 1);
    while (parts > 0) {
      String part = PARTS[random.nextInt(PARTS.length)];
      int times = random.nextInt(12) == 0 ? 1 + random.nextInt(5) : 1;
      text.append(part.repeat(times));
      parts--;
    }
    return text.toString();
  }

  /**
   * The text with U+FFFD for each lone surrogate: what programs that know only UTF-8 can be fed.
   */
  public static String wellFormed(String text) {
    var fixed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(fixed::appendCodePoint);
    return fixed.toString();
  }

  /**
   * Every code point that is no surrogate, each behind an "a" so that none touches the next, 64 of
   * them in a string. Of large blocks of one kind (ideographs, syllables, hieroglyphs, private use,
   * unassigned) at most the ends are there.
   */
  public static List<String> allCodePoints() {
    var texts = new ArrayList<String>();
    for (int block = 0; block <= Character.MAX_CODE_POINT; block += 64) {
      if (isWithinBlockOfOneKind(block)) {
        continue;
      }
      var text = new StringBuilder();
      for (int codePoint = block; codePoint < block + 64; codePoint++) {
        text.append('a').appendCodePoint(codePoint);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static boolean isWithinBlockOfOneKind(int codePoint) {
    return (codePoint >= 0x3500 && codePoint < 0x4d00)
        || (codePoint >= 0x4f00 && codePoint < 0x9f00)
        || (codePoint >= 0xa000 && codePoint < 0xa480)
        || (codePoint >= 0xad00 && codePoint < 0xd700)
        || (codePoint >= 0xd800 && codePoint < 0xe000)
        || (codePoint >= 0xe100 && codePoint < 0xf800)
        || (codePoint >= 0x12000 && codePoint < 0x16a00)
        || (codePoint >= 0x17100 && codePoint < 0x18700)
        || (codePoint >= 0x18800 && codePoint < 0x1bc00)
        || (codePoint >= 0x1bd00 && codePoint < 0x1cc00)
        || (codePoint >= 0x1fc00 && codePoint < 0x2f800)
        || (codePoint >= 0x2fb00 && codePoint < 0xe0000)
        || (codePoint >= 0xe0200 && codePoint < 0x10ff00);
  }
}
