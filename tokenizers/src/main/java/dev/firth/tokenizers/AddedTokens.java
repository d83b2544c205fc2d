package dev.firth.tokenizers;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The added tokens of a tokenizer with their ids, and how they are found in a text: the leftmost
 * and there the longest. Ids and matches are those of Hugging Face's {@code AddedVocabulary}.
 */
final class AddedTokens {
  private final SortedMap<Integer, AddedToken> byId = new TreeMap<>();
  private final Int2ObjectOpenHashMap<AddedToken> lookup = new Int2ObjectOpenHashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Set<String> special = new HashSet<>();

  /** Tokens found in the text as it came, and tokens found in the normalized text, or null. */
  private final TokenTrie raw;

  private final TokenTrie normalized;

  /** Gives ids to tokens in order: what the model has keeps its id, others get the next ones. */
  AddedTokens(List<AddedToken> tokens, Model model, Normalizer normalizer) {
    for (AddedToken token : tokens) {
      if (!token.content().isEmpty()) {
        add(token, model);
      }
    }
    raw = trie(false, null);
    normalized = trie(true, normalizer);
  }

  private void add(AddedToken token, Model model) {
    int id = idOf(token.content(), model);
    if (id < 0) {
      id = nextId(model);
    }
    ids.put(token.content(), id);
    byId.put(id, token);
    lookup.put(id, token);
    if (token.special()) {
      special.add(token.content());
    }
  }

  private int idOf(String content, Model model) {
    Integer known = ids.get(content);
    return known == null ? model.idOf(content) : known;
  }

  private int nextId(Model model) {
    int highest = byId.isEmpty() ? -1 : byId.lastKey();
    return highest >= model.size() ? highest + 1 : model.size();
  }

  private TokenTrie trie(boolean inNormalized, Normalizer normalizer) {
    var strings = new HashMap<String, Integer>();
    byId.forEach(
        (id, token) -> {
          if (token.normalized() == inNormalized) {
            String form = normalizedForm(token.content(), normalizer);
            if (!form.isEmpty()) {
              strings.putIfAbsent(form, id);
            }
          }
        });
    return strings.isEmpty() ? null : new TokenTrie(strings);
  }

  private static String normalizedForm(String content, Normalizer normalizer) {
    return normalizer == null
        ? content
        : normalizer.normalize(NormalizedText.of(content)).toString();
  }

  SortedMap<Integer, AddedToken> byId() {
    return Collections.unmodifiableSortedMap(byId);
  }

  /** The added token with an id, or null. */
  AddedToken token(int id) {
    return lookup.get(id);
  }

  /** The id of an added token, or null. */
  Integer idOf(String content) {
    return ids.get(content);
  }

  boolean isSpecial(String content) {
    return special.contains(content);
  }

  boolean anyRaw() {
    return raw != null;
  }

  boolean anyNormalized() {
    return normalized != null;
  }

  /** Cuts a part of the text as it came. */
  void splitRaw(CharSequence text, int from, int to, SpecialTokenPolicy policy, TokenSpans spans) {
    split(raw, text, from, to, policy, spans);
  }

  /** Cuts a part of normalized text, or of text as it came where there is no normalizer. */
  void splitNormalized(
      CharSequence text, int from, int to, SpecialTokenPolicy policy, TokenSpans spans) {
    split(normalized, text, from, to, policy, spans);
  }

  private void split(
      TokenTrie trie,
      CharSequence text,
      int from,
      int to,
      SpecialTokenPolicy policy,
      TokenSpans spans) {
    spans.clear();
    int done = from;
    if (trie != null) {
      int at = trie.candidate(text, from, to);
      while (at < to) {
        int end = trie.longestEnd(text, at, to);
        if (end >= 0) {
          done = take(text, from, to, done, at, end, trie.value(text, at, end), policy, spans);
        }
        at = trie.candidate(text, end >= 0 ? end : at + 1, to);
      }
    }
    if (done < to) {
      spans.add(done, to, -1);
    }
  }

  /** Takes one match, if its options allow it, and gives the place up to which all is cut. */
  private int take(
      CharSequence text,
      int from,
      int to,
      int done,
      int matchStart,
      int matchEnd,
      int id,
      SpecialTokenPolicy policy,
      TokenSpans spans) {
    AddedToken token = token(id);
    boolean control = policy != SpecialTokenPolicy.ALLOW && isSpecial(token.content());
    if ((control && policy == SpecialTokenPolicy.AS_TEXT)
        || (token.singleWord() && !isWholeWord(text, from, to, matchStart, matchEnd))) {
      return done;
    }
    if (control) {
      throw new ForbiddenTokenException(token.content(), originalStart(text, matchStart));
    }
    int start = token.lstrip() ? Math.max(done, blanksBefore(text, from, matchStart)) : matchStart;
    int end = token.rstrip() ? blanksAfter(text, matchEnd, to) : matchEnd;
    if (done < start) {
      spans.add(done, start, -1);
    }
    spans.add(start, end, id);
    return end;
  }

  private static int originalStart(CharSequence text, int index) {
    return text instanceof NormalizedText normalized ? normalized.originalStart(index) : index;
  }

  private static boolean isWholeWord(CharSequence text, int from, int to, int start, int end) {
    boolean wordBefore =
        start > from && CharacterClasses.isWord(Character.codePointBefore(text, start));
    boolean wordAfter = end < to && CharacterClasses.isWord(Character.codePointAt(text, end));
    return !wordBefore && !wordAfter;
  }

  private static int blanksBefore(CharSequence text, int from, int start) {
    int at = start;
    while (at > from && CharacterClasses.isWhiteSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int blanksAfter(CharSequence text, int end, int to) {
    int at = end;
    while (at < to && CharacterClasses.isWhiteSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
