package dev.firth.corpora.almanac.tales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.world.World;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortTalesTest {
  private static final int TALES = 2000;
  private static final ShortTales ENGLISH = new ShortTales(1, Language.ENGLISH);

  private static Set<String> words(Collection<ShortTale> tales) {
    return tales.stream()
        .flatMap(tale -> Arrays.stream(tale.text().toLowerCase(Locale.ROOT).split("[ .,]+")))
        .collect(Collectors.toSet());
  }

  @Test
  void aTaleStaysWithFewWords() {
    List<ShortTale> tales = ENGLISH.tales(0, TALES).toList();
    int all = words(tales).size();
    double ofOne = tales.stream().mapToInt(tale -> words(List.of(tale)).size()).average().orElse(0);
    assertTrue(all > 100 && all < 250, all + " words");
    assertTrue(ofOne < 0.25 * all, ofOne + " of " + all + " words");
    for (ShortTale tale : tales) {
      int sentences = tale.sentences().size();
      assertTrue(sentences >= 8 && sentences <= 16, tale.toString());
    }
  }

  /** No theme is so seldom, or so poor in words, that it could not be learned. */
  @Test
  void allThemesAreToldOfInManyWays() {
    Map<String, Set<String>> sentences = new HashMap<>();
    ENGLISH
        .tales(0, TALES)
        .forEach(
            tale ->
                sentences
                    .computeIfAbsent(tale.theme(), _ -> new HashSet<>())
                    .addAll(tale.sentences()));
    assertEquals(Set.copyOf(ShortTales.themes()), sentences.keySet());
    sentences.forEach((theme, told) -> assertTrue(told.size() > 1000, theme + told.size()));
  }

  /** Whatever nouns a tale leaves out, somebody is there to do something. */
  @Test
  void everyThemeHasMoreLivingBeingsThanATaleLeavesOut() {
    World world = World.of(1);
    var living = new HashSet<>(world.members("person"));
    living.addAll(world.members("animal"));
    for (String theme : ShortTales.themes()) {
      List<String> nouns = ShortTales.nouns(theme);
      long alive = nouns.stream().map(world::noun).filter(living::contains).count();
      assertTrue(alive > nouns.size() - ShortTales.NOUNS, theme);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyLanguageTellsTheSame(Language language) {
    var told = new ShortTales(1, language);
    for (int number = 0; number < 100; number++) {
      assertEquals(ENGLISH.tale(number).theme(), told.tale(number).theme());
      assertEquals(ENGLISH.tale(number).sentences().size(), told.tale(number).sentences().size());
    }
  }

  @Test
  void theSeedDecides() {
    ShortTale first = ENGLISH.tale(0);
    assertEquals(first, new ShortTales(1, Language.ENGLISH).tale(0));
    assertNotEquals(first, new ShortTales(2, Language.ENGLISH).tale(0));
    assertEquals("Some mice eat the small pear.", first.sentences().getFirst());
  }
}
