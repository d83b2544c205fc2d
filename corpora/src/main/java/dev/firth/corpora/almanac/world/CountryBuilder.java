package dev.firth.corpora.almanac.world;

import dev.firth.corpora.almanac.world.Concept.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Real countries from the list and forged ones between them, each with its own names. */
final class CountryBuilder {
  private static final int FORGED = 45;
  private static final int TOWNS = 6;
  private static final int GIVEN_NAMES = 6;
  private static final int FAMILIES = 9;
  private static final int SPECIALITIES = 8;
  private static final List<String> SPECIALITY_CATEGORIES =
      List.of(
          "food.fruit",
          "food.vegetable",
          "food.dish",
          "plant.flower",
          "plant.tree",
          "plant.herb",
          "animal.wild",
          "animal.bird",
          "animal.water",
          "material");

  private final Register register;
  private final NameForge forge;
  private final Dice dice;
  private final Map<String, List<String>> givenNames =
      ResourceTable.lists(CountryBuilder.class, "given-names.txt");
  private final List<Concept> specialities;

  CountryBuilder(Register register, NameForge forge, long seed) {
    this.register = register;
    this.forge = forge;
    dice = Dice.of(seed, 2);
    specialities =
        SPECIALITY_CATEGORIES.stream()
            .flatMap(category -> register.members().get(category).stream())
            .toList();
  }

  List<Country> build() {
    List<List<String>> real = ResourceTable.rows(CountryBuilder.class, "countries.txt");
    Stream.concat(
            real.stream().flatMap(List::stream), givenNames.values().stream().flatMap(List::stream))
        .forEach(forge::take);
    var countries = new ArrayList<Country>();
    for (List<String> row : real) {
      countries.add(country(row, forge.sounds(dice)));
    }
    for (int i = 0; i < FORGED; i++) {
      NameForge.Sounds sounds = forge.sounds(dice);
      countries.add(country(forged(sounds), sounds));
    }
    return mixed(countries, real.size());
  }

  /** Real and forged countries alternate, so that neither are all rare. */
  private static List<Country> mixed(List<Country> countries, int real) {
    var mixed = new ArrayList<Country>();
    for (int i = 0; i < real; i++) {
      mixed.add(countries.get(i));
      if (real + i < countries.size()) {
        mixed.add(countries.get(real + i));
      }
    }
    return mixed;
  }

  private List<String> forged(NameForge.Sounds sounds) {
    String stem = forge.stem(sounds, dice);
    return List.of(
        forge.name(stem, "land-ending", dice),
        forge.name(sounds, "town-ending", dice),
        forge.name(stem, "people-ending", dice),
        forge.name(sounds, "coin-ending", dice).toLowerCase(Locale.ROOT));
  }

  private Country country(List<String> row, NameForge.Sounds sounds) {
    return new Country(
        name("name.country", row.getFirst()),
        name("name.town", row.get(1)),
        name("name.people", row.get(2)),
        register.add(Kind.NOUN, "currency", row.get(3)),
        several(TOWNS, () -> forged("name.town", sounds, "town-ending")),
        forged("name.river", sounds, "river-ending"),
        forged("name.mountain", sounds, "mountain-ending"),
        several(GIVEN_NAMES, () -> given("women", sounds, "woman-ending")),
        several(GIVEN_NAMES, () -> given("men", sounds, "man-ending")),
        several(FAMILIES, () -> family(sounds)),
        several(SPECIALITIES, () -> dice.pick(specialities)));
  }

  private Concept given(String sex, NameForge.Sounds sounds, String ending) {
    return dice.chance(0.4)
        ? name("name." + sex, dice.pick(givenNames.get(sex)))
        : forged("name." + sex, sounds, ending);
  }

  private Concept family(NameForge.Sounds sounds) {
    return dice.chance(0.4)
        ? name("name.family", forge.surname(dice))
        : forged("name.family", sounds, "family-ending");
  }

  private Concept forged(String category, NameForge.Sounds sounds, String ending) {
    return name(category, forge.name(sounds, ending, dice));
  }

  private Concept name(String category, String key) {
    return register.add(Kind.NAME, category, key);
  }

  private static <T> List<T> several(int count, Supplier<T> maker) {
    return Stream.generate(maker).limit(count).toList();
  }
}
