package dev.firth.tokenizers.train;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Places of a text in rising order. */
final class PlaceList {
  private final IntArrayList places = new IntArrayList();

  /** All places where a token begins in the words of the listed places; the list is used again. */
  PlaceList ofWords(SymbolText text, int[] listed, int start, int end) {
    places.clear();
    int word = -1;
    for (int i = start; i < end; i++) {
      if (text.word(listed[i]) != word) {
        word = text.word(listed[i]);
        addWord(text, text.wordStart(listed[i]));
      }
    }
    return this;
  }

  private void addWord(SymbolText text, int wordStart) {
    for (int at = wordStart; text.cell(at) >= 0; at += SymbolText.span(text.cell(at))) {
      places.add(at);
    }
  }

  int size() {
    return places.size();
  }

  int get(int index) {
    return places.getInt(index);
  }
}
