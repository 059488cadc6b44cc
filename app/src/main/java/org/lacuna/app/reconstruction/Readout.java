package org.lacuna.app.reconstruction;

/**
 * What is under the pointer in a lane, in words.
 *
 * @param title moment and feature
 * @param real the measured value with its unit
 * @param rebuilt the rebuilt value with its unit
 * @param difference rebuilt minus real with its unit; empty where one is missing
 */
public record Readout(String title, String real, String rebuilt, String difference) {}
