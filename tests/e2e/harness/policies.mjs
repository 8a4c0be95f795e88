// Content security policies under which the fixture pages are served.
import { randomBytes } from 'node:crypto';

/** Each gives the header for one answer; `nonce` is the one that the page's own scripts carry. */
export const policies = {
  /** No policy at all. */
  none: () => null,
  /** The strictest: no script, no style, no picture, nothing. */
  strict: () => "default-src 'none'",
  /** The strictest that still lets the fixture's own nonced scripts run. */
  scripted: (nonce) => `default-src 'none'; script-src 'nonce-${nonce}'`,
  /** LinkedIn's kind: nonces, strict-dynamic, and Trusted Types with no policy to be had. */
  linkedin: (nonce) => [
    "default-src 'none'", "base-uri 'self'", "connect-src 'self'", "font-src data:", "form-action 'self'",
    "frame-ancestors 'self'", "img-src data: blob:", "manifest-src 'self'", "object-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'report-sample'`, "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:", "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join('; '),
};

/** A fresh nonce. */
export const makeNonce = () => randomBytes(16).toString('base64url');
