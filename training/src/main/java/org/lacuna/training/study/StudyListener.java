package org.lacuna.training.study;

import org.lacuna.training.loop.EpochReport;

/**
 * Hears how a study goes: one call at a time, the trainings one after the other, also when several
 * go on side by side. On whatever thread the study has for it.
 */
public interface StudyListener {

  /**
   * A training begins.
   *
   * @param number of this training among all, from 1
   * @param of how many there are as far as is known
   * @param what division, setting and seed
   * @param epochs most epochs of it
   */
  void begins(int number, int of, String what, int epochs);

  /** An epoch of it is over. */
  void epoch(EpochReport report);

  /** It is over, or was found finished. */
  void ends(RunRecord record);

  /** Something worth telling a person, one line. */
  void note(String line);
}
