package org.lacuna.app.project;

/**
 * Somebody who annotates.
 *
 * @param id within the project
 * @param name unique within the project, not blank
 */
public record Annotator(long id, String name) {}
