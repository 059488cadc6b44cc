package org.lacuna.media.text.speech.sphinx;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import edu.cmu.sphinx.util.LogMath;
import java.util.List;

/**
 * The grammar of forced alignment: given words in their order, silence between them if there is
 * any. Unlike Sphinx's own it lets no word be left out. Made by Sphinx from its configuration.
 */
public final class WordChain extends Grammar {

  /** Stands for a word that the dictionary does not hold: speech of any kind. */
  static final String UNKNOWN = "[SPEECH]";

  private List<String> words = List.of();

  /**
   * Takes the words of the next alignment.
   *
   * @param chain words of the dictionary, or {@link #UNKNOWN}
   */
  void setWords(List<String> chain) {
    words = List.copyOf(chain);
  }

  @Override
  protected GrammarNode createGrammar() {
    initialNode = createGrammarNode(false);
    GrammarNode reached = afterPause(initialNode);
    for (String word : words) {
      GrammarNode node = createGrammarNode(word);
      reached.add(node, LogMath.LOG_ONE);
      if (word.equals(UNKNOWN)) {
        node.add(node, LogMath.LOG_ONE);
      }
      reached = afterPause(node);
    }
    reached.add(createGrammarNode(true), LogMath.LOG_ONE);
    return initialNode;
  }

  /** A node that follows at once or after silence of any length. */
  private GrammarNode afterPause(GrammarNode node) {
    GrammarNode silence = createGrammarNode(Dictionary.SILENCE_SPELLING);
    GrammarNode after = createGrammarNode(false);
    node.add(silence, LogMath.LOG_ONE);
    node.add(after, LogMath.LOG_ONE);
    silence.add(silence, LogMath.LOG_ONE);
    silence.add(after, LogMath.LOG_ONE);
    return after;
  }

  /** The dictionary stays: it is large and the next alignment wants it again. */
  @Override
  public void deallocate() {
    newGrammar();
  }
}
