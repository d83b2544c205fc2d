package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Meaning;

/** One way to talk about a scene: it makes up one sentence at a time. */
interface Talk {
  Meaning say(Scene scene);
}
