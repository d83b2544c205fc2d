package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntMaps;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Byte-pair encoding (Sennrich et al. 2016): a piece starts as its characters, and the two
 * neighbours whose merge has the lowest rank become one token until no merge is left. With the
 * options of Hugging Face's model {@code BPE} and its results. Immutable and thread-safe.
 */
public final class BpeModel implements Model {
  private static final int ABSENT = -1;
  private static final int BYTES = 256;

  private final Object2IntOpenHashMap<String> ids;
  private final String[] tokens;
  private final List<Merge> merges;
  private final BpeOptions options;
  private final PairTable pairs;
  private final Characters characters;
  private final int[] byteIds;
  private final AtomicReference<Optional<LinearMerges>> linear = new AtomicReference<>();
  private final ScratchPool<Symbols> scratch = new ScratchPool<>(Symbols::new);

  /** Numbers the pieces that dropout sees, so that a piece that comes again is cut differently. */
  private final AtomicLong calls = new AtomicLong();

  /**
   * A model of its vocabulary and merges.
   *
   * @param vocabulary ids of all tokens; they need not be without gaps
   * @param merges in the order of their ranks; a pair that comes twice has its last rank
   * @throws IllegalArgumentException if the two tokens of a merge, or the one that it makes, is not
   *     in the vocabulary, two tokens have one id, or an id is negative or far above the number of
   *     tokens
   */
  public BpeModel(Map<String, Integer> vocabulary, List<Merge> merges, BpeOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    this.merges = List.copyOf(merges);
    ids = new Object2IntOpenHashMap<>(vocabulary);
    ids.defaultReturnValue(ABSENT);
    tokens = byId(ids);
    pairs = pairs(this.merges);
    characters = Characters.of(ids, prefix(), orEmpty(options.endOfWordSuffix()));
    byteIds = options.byteFallback() ? byteIds() : new int[0];
  }

  private static String[] byId(Object2IntMap<String> ids) {
    int largest = ABSENT;
    for (var entry : Object2IntMaps.fastIterable(ids)) {
      largest = Math.max(largest, entry.getIntValue());
    }
    if (largest > 1_000_000 + 16L * ids.size()) {
      throw new IllegalArgumentException(
          "an id is " + largest + ", too large for a vocabulary of " + ids.size() + " tokens");
    }
    String[] tokens = new String[largest + 1];
    for (var entry : Object2IntMaps.fastIterable(ids)) {
      int id = entry.getIntValue();
      if (id < 0) {
        throw new IllegalArgumentException("the token '" + entry.getKey() + "' has the id " + id);
      }
      if (tokens[id] != null) {
        throw new IllegalArgumentException(
            "the tokens '" + tokens[id] + "' and '" + entry.getKey() + "' have the same id " + id);
      }
      tokens[id] = entry.getKey();
    }
    return tokens;
  }

  private PairTable pairs(List<Merge> list) {
    var table = new PairTable(list.size());
    for (int rank = 0; rank < list.size(); rank++) {
      Merge merge = list.get(rank);
      String where = "merge " + (rank + 1) + " ('" + merge.left() + "' '" + merge.right() + "')";
      int left = known(merge.left(), where);
      int right = known(merge.right(), where);
      table.put(left, right, rank, known(joined(merge), where));
    }
    return table;
  }

  /**
   * What a merge makes: the right token loses as many units as the prefix has, whatever they are.
   */
  private String joined(Merge merge) {
    int cut = Math.min(prefix().length(), merge.right().length());
    return merge.left() + merge.right().substring(cut);
  }

  private int known(String token, String where) {
    int id = ids.getInt(token);
    if (id == ABSENT) {
      throw new IllegalArgumentException(where + ": '" + token + "' is not in the vocabulary");
    }
    return id;
  }

  private int[] byteIds() {
    int[] found = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      found[i] = ids.getInt(String.format("<0x%02X>", i));
    }
    return found;
  }

  private String prefix() {
    return orEmpty(options.continuingSubwordPrefix());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** All tokens with their ids, in no order. */
  public Map<String, Integer> vocabulary() {
    return Collections.unmodifiableMap(ids);
  }

  /** The merges in the order of their ranks. */
  public List<Merge> merges() {
    return merges;
  }

  /** What the model does beside merging. */
  public BpeOptions options() {
    return options;
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public int idOf(String token) {
    return ids.getInt(token);
  }

  @Override
  public String tokenOf(int id) {
    return id >= 0 && id < tokens.length ? tokens[id] : null;
  }

  @Override
  public void tokenize(CharSequence piece, TokenBuffer buffer) {
    if (options.ignoreMerges() && options.dropout() == 0) {
      int whole = ids.getInt(piece.toString());
      if (whole != ABSENT) {
        buffer.add(whole, 0, piece.length(), -1);
        return;
      }
    }
    Symbols symbols = scratch.take();
    try {
      start(piece, symbols);
      merge(symbols);
      emit(piece, symbols, buffer);
    } finally {
      symbols.clear();
      scratch.putBack(symbols);
    }
  }

  /** The characters of a piece as tokens, before any merge. */
  private void start(CharSequence piece, Symbols symbols) {
    int length = piece.length();
    int pending = 0;
    for (int at = 0; at < length; ) {
      int character = Character.codePointAt(piece, at);
      int next = at + Character.charCount(character);
      character = Utf8Length.whole(character);
      int id = characters.idOf(character, at == 0, next == length);
      if (id != ABSENT) {
        addUnknown(pending, symbols);
        pending = 0;
        symbols.add(id, Utf8Length.of(character));
      } else if (!addBytes(character, at == 0, next == length, symbols)) {
        if (!options.fuseUnk()) {
          addUnknown(pending, symbols);
          pending = 0;
        }
        pending += Utf8Length.of(character);
      }
      at = next;
    }
    addUnknown(pending, symbols);
  }

  private void addUnknown(int byteLength, Symbols symbols) {
    if (byteLength > 0 && options.unkToken() != null) {
      symbols.add(known(options.unkToken(), "the unknown token"), byteLength);
    }
  }

  /** Adds the tokens of a character's bytes, if there is one for each. */
  private boolean addBytes(int character, boolean isFirst, boolean isLast, Symbols symbols) {
    if (!options.byteFallback()) {
      return false;
    }
    String framed =
        (isFirst ? "" : prefix())
            + Character.toString(character)
            + (isLast ? orEmpty(options.endOfWordSuffix()) : "");
    byte[] utf8 = framed.getBytes(StandardCharsets.UTF_8);
    for (byte b : utf8) {
      if (byteIds[b & 0xFF] == ABSENT) {
        return false;
      }
    }
    for (byte b : utf8) {
      symbols.add(byteIds[b & 0xFF], 1);
    }
    return true;
  }

  private void merge(Symbols symbols) {
    if (options.dropout() > 0) {
      long call = calls.getAndIncrement();
      var random = new SplittableRandom(HashCommon.mix(options.seed()) + call);
      symbols.merge(pairs, options.dropout(), random);
    } else if (linear().isPresent()) {
      symbols.merge(linear().get());
    } else {
      symbols.merge(pairs);
    }
  }

  /** Made when first needed: whoever only writes the model has no use for it. */
  private Optional<LinearMerges> linear() {
    Optional<LinearMerges> found = linear.get();
    if (found == null) {
      found = LinearMerges.of(characterIds(), tokens.length, mergesById(), strangers());
      linear.set(found);
    }
    return found;
  }

  /** Tokens of single characters, those of bytes first if they are all there. */
  private int[] characterIds() {
    var found = new IntLinkedOpenHashSet();
    if (isByteLevel()) {
      for (int i = 0; i < BYTES; i++) {
        found.add(idOfByte(i));
      }
    }
    found.addAll(characters.ids());
    return found.toIntArray();
  }

  private int idOfByte(int value) {
    return ids.getInt(String.valueOf(ByteAlphabet.characterOf(value)));
  }

  /** Whether the 256 characters that stand for bytes are in the vocabulary. */
  private boolean isByteLevel() {
    for (int i = 0; i < BYTES; i++) {
      if (idOfByte(i) == ABSENT) {
        return false;
      }
    }
    return true;
  }

  /** Of each merge left, right and merged token; a pair that comes again has its last rank. */
  private int[] mergesById() {
    var triples = new IntArrayList(3 * merges.size());
    for (int rank = 0; rank < merges.size(); rank++) {
      int left = ids.getInt(merges.get(rank).left());
      int right = ids.getInt(merges.get(rank).right());
      long found = pairs.get(left, right);
      if ((int) (found >>> 32) == rank) {
        triples.add(left);
        triples.add(right);
        triples.add((int) found);
      }
    }
    return triples.toIntArray();
  }

  /** Tokens that pieces may begin with although they are no characters. */
  private int[] strangers() {
    var found = new IntArrayList(byteIds);
    if (options.unkToken() != null) {
      found.add(ids.getInt(options.unkToken()));
    }
    return found.toIntArray();
  }

  /**
   * {@inheritDoc}
   *
   * <p>That is where the model is byte-level, that is has the 256 characters that stand for bytes,
   * uses no option but that of whole pieces, and the pre-tokenizer ends in {@code ByteLevel}.
   */
  @Override
  public Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    boolean isPlain =
        prefix().isEmpty()
            && orEmpty(options.endOfWordSuffix()).isEmpty()
            && options.dropout() == 0
            && isByteLevel();
    return isPlain
        ? linear()
            .flatMap(
                merging -> ByteLevelEncoders.of(normalizer, preTokenizer, byteVocabulary(merging)))
        : Optional.empty();
  }

  private ByteVocabulary byteVocabulary(LinearMerges merging) {
    var whole = new HashMap<String, Integer>();
    if (options.ignoreMerges()) {
      for (var entry : Object2IntMaps.fastIterable(ids)) {
        if (merging.merges().number(entry.getIntValue()) == CanonicalMerges.NONE) {
          String bytes = bytes(entry.getKey());
          if (bytes != null) {
            whole.put(bytes, entry.getIntValue());
          }
        }
      }
    }
    return new ByteVocabulary(merging.merges(), merging.backtracking(), tokens.length, whole);
  }

  /** The bytes that a token stands for, as Latin-1; null if it has other characters. */
  private static String bytes(String token) {
    var bytes = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      int value = ByteAlphabet.byteOf(token.charAt(i));
      if (value < 0) {
        return null;
      }
      bytes.append((char) value);
    }
    return bytes.toString();
  }

  private static void emit(CharSequence piece, Symbols symbols, TokenBuffer buffer) {
    if (!buffer.withOffsets()) {
      for (int i = 0; i < symbols.size(); i++) {
        buffer.add(symbols.id(i));
      }
      return;
    }
    var place = new Utf8Place(piece);
    for (int i = 0; i < symbols.size(); i++) {
      int start = place.unitStart();
      place.advance(symbols.bytes(i));
      buffer.add(symbols.id(i), start, place.unitEnd(), -1);
    }
  }
}
