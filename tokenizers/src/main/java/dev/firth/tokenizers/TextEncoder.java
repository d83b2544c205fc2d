package dev.firth.tokenizers;

/**
 * From a text to the tokens of the model: added tokens are cut out, the rest goes through
 * normalizer, pre-tokenizer and model, in one pass where the model has one for them.
 */
final class TextEncoder {
  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;
  private final Model model;
  private final FusedEncoder fused;
  private final AddedTokens added;

  TextEncoder(Normalizer normalizer, PreTokenizer preTokenizer, Model model, AddedTokens added) {
    this.normalizer = normalizer;
    this.preTokenizer = preTokenizer;
    this.model = model;
    this.added = added;
    fused = model.fuse(normalizer, preTokenizer).orElse(null);
  }

  /** Appends the tokens of a text to a buffer. */
  void encode(String text, SpecialTokenPolicy policy, TokenBuffer out, Workspace work) {
    if (!added.anyRaw()) {
      encodePart(text, 0, text.length(), policy, out, work);
      return;
    }
    TokenSpans spans = work.rawSpans;
    added.splitRaw(text, 0, text.length(), policy, spans);
    for (int i = 0; i < spans.size(); i++) {
      if (spans.id(i) >= 0) {
        addToken(text, spans.start(i), spans.end(i), spans.id(i), out);
      } else {
        encodePart(text, spans.start(i), spans.end(i), policy, out, work);
      }
    }
  }

  /** A part in which no token was found that is looked for in the text as it came. */
  private void encodePart(
      String text, int from, int to, SpecialTokenPolicy policy, TokenBuffer out, Workspace work) {
    if (!added.anyNormalized()) {
      encodeText(text, from, to, out, work);
    } else if (normalizer == null) {
      TokenSpans spans = work.normalizedSpans;
      added.splitNormalized(text, from, to, policy, spans);
      for (int i = 0; i < spans.size(); i++) {
        if (spans.id(i) >= 0) {
          addToken(text, spans.start(i), spans.end(i), spans.id(i), out);
        } else {
          encodeText(text, spans.start(i), spans.end(i), out, work);
        }
      }
    } else {
      encodeNormalized(text, from, to, policy, out, work);
    }
  }

  private void encodeNormalized(
      String text, int from, int to, SpecialTokenPolicy policy, TokenBuffer out, Workspace work) {
    NormalizedText normalized = normalizer.normalize(part(text, from, to));
    TokenSpans spans = work.normalizedSpans;
    added.splitNormalized(normalized, 0, normalized.length(), policy, spans);
    if (isFused(out) && spans.size() == 1 && spans.id(0) < 0) {
      fused.encode(text, from, to, out);
      return;
    }
    for (int i = 0; i < spans.size(); i++) {
      NormalizedText span = normalized.part(spans.start(i), spans.end(i));
      if (spans.id(i) >= 0) {
        addToken(span, spans.id(i), out);
      } else {
        preTokenize(span, out, work);
      }
    }
  }

  /** Text without any added token. */
  private void encodeText(String text, int from, int to, TokenBuffer out, Workspace work) {
    if (isFused(out)) {
      fused.encode(text, from, to, out);
    } else {
      NormalizedText part = part(text, from, to);
      preTokenize(normalizer == null ? part : normalizer.normalize(part), out, work);
    }
  }

  private boolean isFused(TokenBuffer out) {
    return fused != null && (fused.givesOffsets() || !out.withOffsets());
  }

  private static NormalizedText part(String text, int from, int to) {
    NormalizedText whole = NormalizedText.of(text);
    return from == 0 && to == text.length() ? whole : whole.part(from, to);
  }

  private void preTokenize(NormalizedText text, TokenBuffer out, Workspace work) {
    if (text.isEmpty()) {
      return;
    }
    if (preTokenizer == null) {
      tokenize(text, out, work.piece);
    } else {
      preTokenizer.split(text, piece -> tokenize(piece, out, work.piece));
    }
  }

  private void tokenize(NormalizedText piece, TokenBuffer out, TokenBuffer tokens) {
    int word = out.beginWord();
    tokens.clear();
    model.tokenize(piece, tokens);
    int named = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.start(i);
      int end = tokens.end(i);
      if (start < end) {
        out.add(tokens.id(i), piece.originalStart(start), piece.originalEnd(end - 1), word);
      } else {
        int place = piece.originalFrom() + start;
        out.add(tokens.id(i), place, place, word);
      }
      if (named < tokens.named() && tokens.namedAt(named) == i) {
        out.nameLast(tokens.namedText(named++));
      }
    }
  }

  private void addToken(String text, int start, int end, int id, TokenBuffer out) {
    out.add(id, start, end, out.beginWord());
    if (out.withOffsets() && !text.regionMatches(start, content(id), 0, end - start)) {
      out.nameLast(text.substring(start, end));
    }
  }

  private void addToken(NormalizedText span, int id, TokenBuffer out) {
    int last = span.length() - 1;
    out.add(id, span.originalStart(0), span.originalEnd(last), out.beginWord());
    if (out.withOffsets() && !content(id).contentEquals(span)) {
      out.nameLast(span.toString());
    }
  }

  private String content(int id) {
    return added.token(id).content();
  }
}
