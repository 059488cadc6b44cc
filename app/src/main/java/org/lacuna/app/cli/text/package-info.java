/** What the command line prints for a person: tables, bars, sentences. */
@NullMarked
package org.lacuna.app.cli.text;

import org.jspecify.annotations.NullMarked;
