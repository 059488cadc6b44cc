package org.lacuna.app.reports;

/**
 * A clip by its errors. Immutable.
 *
 * @param answer what was said of it
 * @param full distance from the label with everything given
 * @param less the same with what it is compared with
 * @param inSession whether its file is in the session
 */
public record ClipPoint(Answer answer, double full, double less, boolean inSession) {}
