/** Work in the background: lanes, replies on the thread of the views, latest wins. */
@NullMarked
package org.lacuna.app.task;

import org.jspecify.annotations.NullMarked;
