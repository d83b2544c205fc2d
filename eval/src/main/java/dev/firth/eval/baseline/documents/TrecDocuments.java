package dev.firth.eval.baseline.documents;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents as TREC hands them out: {@code <DOC>} to {@code </DOC>}, with a name in {@code
 * <DOCNO>}. The text is all that stands between tags, save the name and a web page's {@code
 * <DOCHDR>}; tags part words, and the five entities of SGML are resolved. Case does not matter.
 */
final class TrecDocuments implements LineForm {
  private static final Pattern BEGIN = tag("<DOC(?:\\s[^>]*)?>");
  private static final Pattern END = tag("</DOC\\s*>");
  private static final Pattern NAME = tag("<DOCNO\\s*>(.*?)</DOCNO\\s*>");
  private static final Pattern HEADER = tag("<DOCHDR\\s*>.*?</DOCHDR\\s*>");
  private static final Pattern TAG = Pattern.compile("<[/!?]?[A-Za-z-][^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos);");

  private String rest = "";

  private static Pattern tag(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  @Override
  public void begin() {
    rest = "";
  }

  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    if (!skipToBegin(lines)) {
      return null;
    }
    String place = lines.place();
    return document(toEnd(lines, place), place);
  }

  private boolean skipToBegin(CorpusLines lines) throws IOException {
    String line = rest;
    while (true) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.find()) {
        rest = line.substring(begin.end());
        return true;
      }
      if (!lines.nextLine()) {
        return false;
      }
      line = lines.line();
    }
  }

  private String toEnd(CorpusLines lines, String place) throws IOException {
    var text = new StringBuilder();
    String line = rest;
    while (true) {
      Matcher end = END.matcher(line);
      if (end.find()) {
        rest = line.substring(end.end());
        return text.append(line, 0, end.start()).toString();
      }
      text.append(line).append('\n');
      lines.requireRoom(text.length());
      if (!lines.nextLine()) {
        throw new BadInputException(place + ": <DOC> without </DOC>; is the file cut off?");
      }
      line = lines.line();
    }
  }

  private static TextDocument document(String content, String place) throws BadInputException {
    Matcher name = NAME.matcher(content);
    if (!name.find() || name.group(1).isBlank()) {
      throw new BadInputException(place + ": a <DOC> without <DOCNO>; every document needs a name");
    }
    String body = content.substring(0, name.start()) + ' ' + content.substring(name.end());
    return new TextDocument(name.group(1).strip(), plain(HEADER.matcher(body).replaceAll(" ")));
  }

  private static String plain(String body) {
    return ENTITY.matcher(TAG.matcher(body).replaceAll(" ")).replaceAll(TrecDocuments::character);
  }

  private static String character(java.util.regex.MatchResult entity) {
    return switch (entity.group(1)) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> "'";
    };
  }
}
