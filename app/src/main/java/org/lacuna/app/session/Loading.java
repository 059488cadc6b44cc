package org.lacuna.app.session;

/**
 * A clip that is being read.
 *
 * @param name of the clip
 * @param fraction 0 to 1, negative when not known
 * @param stage what is being done
 */
public record Loading(String name, double fraction, String stage) {}
