/**
 * How requests come in: who may use a door, how much and how fast may be sent, and what every page
 * of ours carries. Imports database and language at most.
 */
package io.majorincident.web;
