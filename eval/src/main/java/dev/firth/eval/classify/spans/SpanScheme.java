package dev.firth.eval.classify.spans;

import java.util.Arrays;
import java.util.Locale;

/**
 * A scheme of tags, and which of them begin, go on with and end a span, as seqeval's strict mode
 * has it. Three characters are a rule: the prefix before, the prefix now ({@code ?} for any), and
 * whether their types are the same ({@code =}), different ({@code !}) or either ({@code *}).
 */
public enum SpanScheme {
  /** B only between spans of one type that touch. */
  IOB1("IOB", "OI* II! BI* IB= BB=", "BI= II=", "II! IO* IB* BO* BI! BB="),
  /** Every span begins with B. */
  IOB2("IOB", "?B*", "BI= II=", "IO* II! IB* BO* BI! BB*"),
  /** Every span ends with E. */
  IOE2("IOE", "OI* OE* EI* EE* II! IE!", "IE= II=", "E?*"),
  /** Begin, inside, outside, end, single; IOBES is the same. */
  BIOES("IOBES", "?B* ?S*", "BI= BE= II= IE=", "S?* E?*"),
  /** The same with last for end and unit for single. */
  BILOU("IOBLU", "?B* ?U*", "BI= BL= II= IL=", "U?* L?*");

  private final String prefixes;
  private final String begins;
  private final String goesOn;
  private final String ends;

  SpanScheme(String prefixes, String begins, String goesOn, String ends) {
    this.prefixes = prefixes;
    this.begins = begins;
    this.goesOn = goesOn;
    this.ends = ends;
  }

  /** Its name as an option and in a signature. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The prefixes of its tags. */
  String prefixes() {
    return prefixes;
  }

  boolean begins(SchemeTag before, SchemeTag now) {
    return anyOf(begins, before, now);
  }

  boolean goesOn(SchemeTag before, SchemeTag now) {
    return anyOf(goesOn, before, now);
  }

  boolean ends(SchemeTag before, SchemeTag now) {
    return anyOf(ends, before, now);
  }

  private static boolean anyOf(String rules, SchemeTag before, SchemeTag now) {
    return Arrays.stream(rules.split(" "))
        .anyMatch(
            rule ->
                is(rule.charAt(0), before)
                    && is(rule.charAt(1), now)
                    && types(rule.charAt(2), before, now));
  }

  private static boolean is(char wanted, SchemeTag tag) {
    return wanted == '?' || wanted == tag.prefix();
  }

  private static boolean types(char wanted, SchemeTag before, SchemeTag now) {
    return wanted == '*' || (wanted == '=') == before.type().equals(now.type());
  }
}
