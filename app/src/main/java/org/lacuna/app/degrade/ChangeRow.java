package org.lacuna.app.degrade;

/**
 * A change that was made, in words.
 *
 * @param what in which way the clip was made worse
 * @param where the stretch
 */
public record ChangeRow(String what, String where) {}
