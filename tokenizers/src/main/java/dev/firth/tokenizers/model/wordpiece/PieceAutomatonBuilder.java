package dev.firth.tokenizers.model.wordpiece;

import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.CONTINUATION;
import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.DEAD;
import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.NO_ACTION;
import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.WORD_START;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the automaton breadth first, both tries together, so that every state that a failure leads
 * to has its children by the time it is asked for one.
 */
final class PieceAutomatonBuilder {
  /** A token without its continuing prefix. */
  private record Piece(String text, int id) {}

  /** A state with the pieces below it: a range of a sorted list that share so many units. */
  private record Node(int state, List<Piece> pieces, int depth) {}

  private final char[] codes;
  private final DoubleArray trie;
  private int[] actions = new int[1024];
  private final IntArrayList failureStates = new IntArrayList();
  private final IntArrayList failureLists = new IntArrayList();
  private final TokenLists lists = new TokenLists();
  private final ArrayDeque<Node> queue = new ArrayDeque<>();

  private PieceAutomatonBuilder(char[] codes, int codeCount) {
    this.codes = codes;
    trie = new DoubleArray(codeCount);
    Arrays.fill(actions, NO_ACTION);
  }

  /** The automaton of a vocabulary; tokens longer than any word that is cut are left out. */
  static PieceAutomaton build(PieceIds pieces, WordPieceOptions options) {
    var words = new ArrayList<Piece>();
    var continuations = new ArrayList<Piece>();
    String prefix = options.continuingSubwordPrefix();
    for (int i = 0; i < pieces.size(); i++) {
      String token = pieces.token(i);
      addIfUsable(token, pieces.id(i), options, words);
      if (token.startsWith(prefix)) {
        addIfUsable(token.substring(prefix.length()), pieces.id(i), options, continuations);
      }
    }
    var alphabet = new UnitCodes();
    words.forEach(piece -> alphabet.count(piece.text));
    continuations.forEach(piece -> alphabet.count(piece.text));
    var builder = new PieceAutomatonBuilder(alphabet.byFrequency(), alphabet.size());
    return builder.build(words, continuations);
  }

  private static void addIfUsable(
      String text, int id, WordPieceOptions options, List<Piece> pieces) {
    if (!text.isEmpty()
        && text.codePointCount(0, text.length()) <= options.maxInputCharsPerWord()) {
      pieces.add(new Piece(text, id));
    }
  }

  private PieceAutomaton build(List<Piece> words, List<Piece> continuations) {
    words.sort(Comparator.comparing(Piece::text));
    continuations.sort(Comparator.comparing(Piece::text));
    queue.add(new Node(WORD_START, words, 0));
    queue.add(new Node(CONTINUATION, continuations, 0));
    while (!queue.isEmpty()) {
      addChildren(queue.remove());
    }
    long[] cells = trie.cells();
    return new PieceAutomaton(
        codes,
        cells,
        Arrays.copyOf(actions, cells.length),
        failureStates.toIntArray(),
        failureLists.toIntArray(),
        lists);
  }

  private void addChildren(Node node) {
    List<Node> children = childrenOf(node);
    if (children.isEmpty()) {
      return;
    }
    var childCodes = new int[children.size()];
    for (int i = 0; i < childCodes.length; i++) {
      childCodes[i] = codeAbove(children.get(i));
    }
    int base = trie.addChildren(node.state, childCodes);
    for (int i = 0; i < childCodes.length; i++) {
      Node child = children.get(i);
      int state = base + childCodes[i];
      setFailure(state, child, node.state, childCodes[i]);
      queue.add(new Node(state, child.pieces, child.depth));
    }
  }

  private int codeAbove(Node child) {
    return codes[child.pieces.getFirst().text.charAt(child.depth - 1)];
  }

  /** The nodes below, yet without states. */
  private static List<Node> childrenOf(Node node) {
    int depth = node.depth;
    var children = new ArrayList<Node>();
    int start = !node.pieces.isEmpty() && node.pieces.getFirst().text.length() == depth ? 1 : 0;
    int end = start;
    while (start < node.pieces.size()) {
      char unit = node.pieces.get(start).text.charAt(depth);
      while (end < node.pieces.size() && node.pieces.get(end).text.charAt(depth) == unit) {
        end++;
      }
      children.add(new Node(DEAD, node.pieces.subList(start, end), depth + 1));
      start = end;
    }
    return children;
  }

  private void setFailure(int state, Node node, int parent, int code) {
    Piece first = node.pieces.getFirst();
    if (first.text.length() == node.depth) {
      setAction(state, first.id);
      return;
    }
    // Fail as the parent does until there is a way on for the unit that leads here.
    int list = listOf(parent);
    int target = targetOf(parent);
    while (target != DEAD && trie.child(target, code) == DEAD) {
      list = target == CONTINUATION ? list : lists.concat(list, listOf(target));
      target = targetOf(target);
    }
    if (target != DEAD) {
      setAction(state, -2 - failureStates.size());
      failureStates.add(trie.child(target, code));
      failureLists.add(list);
    }
  }

  private void setAction(int state, int action) {
    if (state >= actions.length) {
      int length = actions.length;
      actions = Arrays.copyOf(actions, Math.max(state + 1, length * 2));
      Arrays.fill(actions, length, actions.length, NO_ACTION);
    }
    actions[state] = action;
  }

  private int action(int state) {
    return state < actions.length ? actions[state] : NO_ACTION;
  }

  private int targetOf(int state) {
    int action = action(state);
    if (action >= 0) {
      return CONTINUATION;
    }
    return action == NO_ACTION ? DEAD : failureStates.getInt(-2 - action);
  }

  private int listOf(int state) {
    int action = action(state);
    if (action >= 0) {
      return lists.plus(TokenLists.EMPTY, action);
    }
    return action == NO_ACTION ? TokenLists.EMPTY : failureLists.getInt(-2 - action);
  }
}
