package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntFunction;

/**
 * Text becomes tokens and ids, and back: a normalizer, a pre-tokenizer, a model, a post-processor
 * and a decoder in a row, with added tokens cut out before. Results are those of Hugging Face
 * tokenizers for the same parts; offsets count UTF-16 units. Immutable and thread-safe.
 *
 * <p>{@link #ids(String)} is the fast way: nothing is allocated beyond its result where the model
 * has a {@link FusedEncoder} for its companions.
 */
public final class Tokenizer {
  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;
  private final Model model;
  private final PostProcessor postProcessor;
  private final Decoder decoder;
  private final List<AddedToken> addedTokens;
  private final Truncation truncation;
  private final Padding padding;
  private final SpecialTokenPolicy policy;

  private final AddedTokens added;
  private final IntFunction<String> vocabulary = this::tokenOf;
  private final TextEncoder encoder;
  private final ScratchPool<Workspace> workspaces = new ScratchPool<>(Workspace::new);

  private Tokenizer(Builder builder) {
    normalizer = builder.normalizer;
    preTokenizer = builder.preTokenizer;
    model = builder.model;
    postProcessor = builder.postProcessor;
    decoder = builder.decoder;
    addedTokens = List.copyOf(builder.addedTokens);
    truncation = builder.truncation;
    padding = builder.padding;
    policy = builder.policy;
    added = new AddedTokens(addedTokens, model, normalizer);
    encoder = new TextEncoder(normalizer, preTokenizer, model, added);
    if (truncation != null) {
      checkStride();
    }
  }

  private void checkStride() {
    int room = truncation.maxLength() - specialTokens(false);
    if (room < truncation.stride()) {
      throw new UsageException(
          "windows of "
              + truncation.maxLength()
              + " tokens, special ones included, cannot overlap by "
              + truncation.stride()
              + "; choose a smaller stride or a greater length");
    }
  }

  /** A tokenizer to be put together around a model. */
  public static Builder builder(Model model) {
    return new Builder(model);
  }

  /** The same tokenizer, to be changed. */
  public Builder toBuilder() {
    return new Builder(model)
        .normalizer(normalizer)
        .preTokenizer(preTokenizer)
        .postProcessor(postProcessor)
        .decoder(decoder)
        .addedTokens(addedTokens)
        .truncation(truncation)
        .padding(padding)
        .specialTokens(policy);
  }

  /** The normalizer, if there is one. */
  public Optional<Normalizer> normalizer() {
    return Optional.ofNullable(normalizer);
  }

  /** The pre-tokenizer, if there is one. */
  public Optional<PreTokenizer> preTokenizer() {
    return Optional.ofNullable(preTokenizer);
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /** The post-processor, if there is one. */
  public Optional<PostProcessor> postProcessor() {
    return Optional.ofNullable(postProcessor);
  }

  /** The decoder, if there is one. */
  public Optional<Decoder> decoder() {
    return Optional.ofNullable(decoder);
  }

  /** How long encodings are cut, if they are. */
  public Optional<Truncation> truncation() {
    return Optional.ofNullable(truncation);
  }

  /** How encodings are filled up, if they are. */
  public Optional<Padding> padding() {
    return Optional.ofNullable(padding);
  }

  /** What happens to special tokens in a text. */
  public SpecialTokenPolicy specialTokens() {
    return policy;
  }

  /** The added tokens by id. */
  public SortedMap<Integer, AddedToken> addedTokens() {
    return added.byId();
  }

  /** The id of a token, an added one or one of the model, or -1. */
  public int idOf(String token) {
    Integer id = added.idOf(token);
    return id == null ? model.idOf(token) : id;
  }

  /** The token of an id, or null where there is none. */
  public String tokenOf(int id) {
    AddedToken token = added.token(id);
    return token == null ? model.tokenOf(id) : token.content();
  }

  /** Number of different tokens, added ones included. */
  public int size() {
    int beyond = 0;
    for (AddedToken token : added.byId().values()) {
      beyond += model.idOf(token.content()) < 0 ? 1 : 0;
    }
    return model.size() + beyond;
  }

  /** The ids of a text, without special tokens around it, truncation or padding. */
  public int[] ids(String text) {
    Workspace work = workspaces.take();
    TokenBuffer ids = work.ids;
    ids.clear();
    encoder.encode(text, policy, ids, work);
    int[] result = ids.ids();
    work.putBack(workspaces);
    return result;
  }

  /** The ids of many texts, in order. */
  public List<int[]> idsBatch(List<String> texts, int threads) {
    return Batch.map(texts, threads, this::ids);
  }

  /** Number of tokens of a text, without special tokens around it. */
  public int count(String text) {
    Workspace work = workspaces.take();
    TokenBuffer ids = work.ids;
    ids.clear();
    encoder.encode(text, policy, ids, work);
    int count = ids.size();
    work.putBack(workspaces);
    return count;
  }

  /** A text with special tokens around it. */
  public Encoding encode(String text) {
    return encode(text, true);
  }

  /** A text with or without special tokens around it. */
  public Encoding encode(String text, boolean addSpecialTokens) {
    Workspace work = workspaces.take();
    TokenBuffer tokens = work.tokens;
    tokens.clear();
    encoder.encode(text, policy, tokens, work);
    Encoding encoding =
        finish(
            List.of(view(tokens, 0, tokens.size(), 0, EncodeInput.of(text))),
            addSpecialTokens,
            tokens);
    work.putBack(workspaces);
    return encoding;
  }

  /** A text's tokens alone: nothing is added, cut off or trimmed. */
  Encoding encodeBare(String text) {
    Workspace work = workspaces.take();
    TokenBuffer tokens = work.tokens;
    tokens.clear();
    encoder.encode(text, policy, tokens, work);
    Encoding encoding = view(tokens, 0, tokens.size(), 0, EncodeInput.of(text)).detached(tokens);
    work.putBack(workspaces);
    return encoding;
  }

  /** A text, a pair or words. */
  public Encoding encode(EncodeInput input, boolean addSpecialTokens) {
    Workspace work = workspaces.take();
    TokenBuffer tokens = work.tokens;
    tokens.clear();
    append(input.first(), input.firstIsWords(), tokens, work);
    int firstSize = tokens.size();
    boolean pair = input.second() != null;
    if (pair) {
      tokens.restartWords();
      append(input.second(), input.secondIsWords(), tokens, work);
    }
    var sequences = new ArrayList<Encoding>(2);
    sequences.add(view(tokens, 0, firstSize, 0, input));
    if (pair) {
      sequences.add(view(tokens, firstSize, tokens.size(), 1, input));
    }
    Encoding encoding = finish(sequences, addSpecialTokens, tokens);
    work.putBack(workspaces);
    return encoding;
  }

  private void append(List<String> parts, boolean words, TokenBuffer tokens, Workspace work) {
    for (int i = 0; i < parts.size(); i++) {
      int from = tokens.size();
      encoder.encode(parts.get(i), policy, tokens, work);
      if (words) {
        tokens.setWords(from, i);
      }
    }
  }

  private Encoding view(TokenBuffer tokens, int from, int to, int typeId, EncodeInput input) {
    return Encoding.view(tokens, from, to, typeId, vocabulary, input);
  }

  /** Truncation, special tokens and padding, by Hugging Face's rules. */
  private Encoding finish(List<Encoding> sequences, boolean addSpecialTokens, TokenBuffer tokens) {
    List<Encoding> cut = sequences;
    if (truncation != null) {
      int special = addSpecialTokens ? specialTokens(sequences.size() == 2) : 0;
      // Windows share their columns and outlive the buffer.
      cut =
          new Windows(truncation, special)
              .cut(sequences.stream().map(e -> e.detached(tokens)).toList());
    }
    Encoding joined = postProcessor == null ? joinPlain(cut) : postProcess(cut, addSpecialTokens);
    Encoding whole = joined.detached(tokens);
    return padding == null ? whole : whole.padded(padding.target(whole.size()), padding);
  }

  private int specialTokens(boolean pair) {
    return postProcessor == null ? 0 : postProcessor.addedTokens(pair);
  }

  private static Encoding joinPlain(List<Encoding> sequences) {
    return sequences.size() == 1
        ? sequences.getFirst()
        : Encoding.join(
            List.of(sequences.getFirst().withSequence(0), sequences.getLast().withSequence(1)));
  }

  private Encoding postProcess(List<Encoding> sequences, boolean addSpecialTokens) {
    var numbered = new ArrayList<Encoding>(2);
    for (int i = 0; i < sequences.size(); i++) {
      numbered.add(sequences.get(i).numbered(i));
    }
    return Encoding.join(postProcessor.process(numbered, addSpecialTokens));
  }

  /**
   * Many inputs on several threads, in order; padding to the longest goes by the longest of all.
   *
   * @param threads 1 for the calling thread alone, which always takes part
   */
  public List<Encoding> encodeBatch(
      List<EncodeInput> inputs, boolean addSpecialTokens, int threads) {
    List<Encoding> encodings = Batch.map(inputs, threads, input -> encode(input, addSpecialTokens));
    if (padding == null) {
      return encodings;
    }
    int longest = encodings.stream().mapToInt(Encoding::size).max().orElse(0);
    int target = padding.target(longest);
    return encodings.stream().map(encoding -> encoding.padded(target, padding)).toList();
  }

  /**
   * Cuts a text into pieces of at most so many tokens, between words where that is possible, never
   * inside a character. Put together the pieces are the text; each of them, encoded alone, has at
   * most that many tokens.
   *
   * @throws UsageException if a single character has more tokens
   */
  public List<String> split(String text, int maxTokens) {
    return new TextSplitter(this, maxTokens).split(text);
  }

  /** A text for ids. Ids that are in no vocabulary are left out. */
  public String decode(int[] ids, boolean skipSpecial) {
    var tokens = new ArrayList<String>(ids.length);
    for (int id : ids) {
      String token = tokenOf(id);
      if (token != null && !(skipSpecial && added.isSpecial(token))) {
        tokens.add(token);
      }
    }
    return decoder == null ? String.join(" ", tokens) : String.join("", decoder.decode(tokens));
  }

  /** Decodes ids one by one as they come. */
  public DecodeStream decodeStream(boolean skipSpecial) {
    return new DecodeStream(this, skipSpecial);
  }

  /** Puts a tokenizer together. Parts not set are left out. */
  public static final class Builder {
    private Model model;
    private Normalizer normalizer;
    private PreTokenizer preTokenizer;
    private PostProcessor postProcessor;
    private Decoder decoder;
    private final List<AddedToken> addedTokens = new ArrayList<>();
    private Truncation truncation;
    private Padding padding;
    private SpecialTokenPolicy policy = SpecialTokenPolicy.ALLOW;

    private Builder(Model model) {
      this.model = Objects.requireNonNull(model);
    }

    /** In place of the model that it was begun with. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value);
      return this;
    }

    /** Null for none. */
    public Builder normalizer(Normalizer value) {
      normalizer = value;
      return this;
    }

    /** Null for none. */
    public Builder preTokenizer(PreTokenizer value) {
      preTokenizer = value;
      return this;
    }

    /** Null for none. */
    public Builder postProcessor(PostProcessor value) {
      postProcessor = value;
      return this;
    }

    /** Null for none: tokens are then joined with blanks. */
    public Builder decoder(Decoder value) {
      decoder = value;
      return this;
    }

    /**
     * Adds tokens behind those added before. What the model or an earlier token has keeps its id,
     * others get the next free ones in order.
     */
    public Builder addedTokens(List<AddedToken> tokens) {
      addedTokens.addAll(tokens);
      return this;
    }

    /** Null for none. */
    public Builder truncation(Truncation value) {
      truncation = value;
      return this;
    }

    /** Null for none. */
    public Builder padding(Padding value) {
      padding = value;
      return this;
    }

    /** {@link SpecialTokenPolicy#ALLOW} if not set. */
    public Builder specialTokens(SpecialTokenPolicy value) {
      policy = Objects.requireNonNull(value);
      return this;
    }

    /** The tokenizer. */
    public Tokenizer build() {
      return new Tokenizer(this);
    }
  }
}
