/** What every command is made of: its surroundings and the options that several commands share. */
@NullMarked
package org.lacuna.app.cli.base;

import org.jspecify.annotations.NullMarked;
