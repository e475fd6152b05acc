/**
 * Signing in to the web applications at an OpenID provider, if one is configured. The engine keeps
 * the people and their groups; the provider says who somebody is and, if wanted, in which groups.
 * Only /sign-in and /sign-out pass through Spring Security; every other door stays as it is.
 */
package io.majorincident.access.oidc;
