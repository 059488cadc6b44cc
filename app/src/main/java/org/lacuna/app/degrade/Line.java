package org.lacuna.app.degrade;

/**
 * One line of the comparison.
 *
 * @param name what it is about
 * @param before of the clip as it was read
 * @param now of what is looked at
 * @param difference how far apart the two are; empty where that says nothing
 * @param group key of the heading that it stands under
 */
public record Line(String name, String before, String now, String difference, String group) {}
