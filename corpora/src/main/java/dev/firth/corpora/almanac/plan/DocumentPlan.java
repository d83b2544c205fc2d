package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.world.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document says: its topic and the meanings of its sentences by paragraph, the same for
 * every language.
 */
public record DocumentPlan(Topic topic, List<List<Meaning>> paragraphs) {
  static DocumentPlan of(Setting setting, HeldBack heldBack, Dice dice) {
    var scene = new Scene(setting, dice);
    var paragraphs = new ArrayList<List<Meaning>>();
    int count = 3 + dice.below(4);
    for (int i = 0; i < count; i++) {
      scene.startParagraph();
      paragraphs.add(paragraph(scene, heldBack));
    }
    return new DocumentPlan(scene.topic(), paragraphs);
  }

  private static List<Meaning> paragraph(Scene scene, HeldBack heldBack) {
    var sentences = new ArrayList<Meaning>();
    int count = 3 + scene.dice().below(5);
    while (sentences.size() < count) {
      Meaning sentence = scene.commented(scene.talk().say(scene));
      if (heldBack.allows(sentence)) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }
}
