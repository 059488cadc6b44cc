package org.lacuna.app.session;

import org.lacuna.app.session.ClipModel.Answer;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The newest answer beside the one with everything switched on.
 *
 * @param used the modalities that were switched on
 * @param now the answer with those
 * @param full the answer with every modality that the clip has
 * @param whole whether nothing was taken away, so that the two answers are one
 * @param micros from the asking to the answer
 */
public record Scored(ModalitySet used, Answer now, Answer full, boolean whole, long micros) {}
